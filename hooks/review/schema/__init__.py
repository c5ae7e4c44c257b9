"""Every kind of record, each field declared once."""
