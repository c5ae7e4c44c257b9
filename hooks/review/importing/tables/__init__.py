"""Tables of studies, appraisals, quotations, codes and flow numbers, read by a mapping and turned into records."""
