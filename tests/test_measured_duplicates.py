"""The command that measures the test of duplicates on a labelled table."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(__file__).parents[1] / ".ci" / "duplicates.py"
# Two works, each twice; an abstract with the DOI of its issue; a copy that only a person could recognise; an erratum.
TABLE = """title,author,year,journal,doi,pages,source
Waiting in the rain for a night bus,Ward E.Moss P.,2021,Journal of Buses,10.5555/rain,1-9,unique
Waiting in the rain for a night bus,Ward E.; Moss P.,2021,J Buses,https://doi.org/10.5555/RAIN,1,duplicate
Snow and ice at the last stop,"Roe, A",2019,Journal of Buses,NA,S31,unique
Snow and ice at the last stop,"Roe, A",2019,Journal of Buses. Conference: Winter,NA,NA,duplicate
Fog on the line and what it does,"Iyer, B",2021,Journal of Buses,10.5555/rain,S4,unique
Snow on the road,"Roe, A",2019,Acta Busiana,NA,NA,duplicate
Erratum: Waiting in the rain for a night bus,Ward E.Moss P.,2021,Journal of Buses,NA,12,unique
"""


def run(tmp_path, text: str, label: str = "source"):
    file = tmp_path / "table.csv"
    file.write_bytes(text.encode("cp1252"))
    command = [sys.executable, str(COMMAND), str(file), "--label", label, "--duplicate", "duplicate"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.process
def test_what_is_recognised_kept_and_asked_about_is_counted(tmp_path):
    ran = run(tmp_path, TABLE.replace("Iyer", "Iyér"))
    assert (ran.returncode, ran.stdout.splitlines()) == (
        0,
        [
            "duplicates: 2 of 3 recognised (sensitivity 66.7%); of the rest, 0 asked about",
            "other records: 4 of 4 kept (specificity 100.0%); 1 asked about",
        ],
    )


@pytest.mark.process
def test_a_table_without_the_column_is_named(tmp_path):
    ran = run(tmp_path, TABLE, "label")
    assert (ran.returncode, ran.stderr) == (1, 'the table has no column "label"\n')
