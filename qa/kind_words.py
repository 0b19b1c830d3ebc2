"""The kinds of thing that a question can ask for, and what is said in Dutch and English where none is quoted."""

from typing import Literal

from index.records import Remark

Kind = Literal["person", "name", "body", "time", "share", "amount", "duration", "often", "count"]

# The line under an answer that holds none.
TOLD: dict[Kind, Remark] = {
    "person": Remark("De naam staat hier niet.", "The name is not given here."),
    "name": Remark("De naam staat hier niet.", "The name is not given here."),
    "body": Remark("Wie dat is, staat hier niet.", "Who that is, is not given here."),
    "time": Remark("Wanneer dat is, staat hier niet.", "When that is, is not given here."),
    "share": Remark("Een percentage staat hier niet.", "No percentage is given here."),
    "amount": Remark("Een bedrag staat hier niet.", "No amount is given here."),
    "duration": Remark("Hoe lang dat is, staat hier niet.", "How long that is, is not given here."),
    "often": Remark("Hoe vaak dat is, staat hier niet.", "How often that is, is not given here."),
    "count": Remark("Een aantal staat hier niet.", "No number is given here."),
}
# What comes nearest does not give this.
REFUSED: dict[Kind, tuple[str, str]] = {
    "person": ("die naam niet", "no such name"),
    "name": ("die naam niet", "no such name"),
    "body": ("niet wie dat is", "nobody"),
    "time": ("geen tijdstip", "no time"),
    "share": ("geen percentage", "no percentage"),
    "amount": ("geen bedrag", "no amount"),
    "duration": ("geen duur", "no length of time"),
    "often": ("niet hoe vaak", "no number of times"),
    "count": ("geen aantal", "no number"),
}
