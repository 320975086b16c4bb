"""All entities of the store, one file each."""

from db.models.account import Account
from db.models.assignment import Assignment
from db.models.case import Case
from db.models.case_event import CaseEvent
from db.models.community import Community
from db.models.counter import Counter
from db.models.deadline import Deadline
from db.models.delivery import Delivery
from db.models.department import Department
from db.models.edition import Edition
from db.models.escalation import Escalation
from db.models.feedback import Feedback
from db.models.grid import Grid
from db.models.group import Group
from db.models.identity import Identity
from db.models.lesson import Lesson
from db.models.membership import Membership
from db.models.message import Message
from db.models.micro_grid import MicroGrid
from db.models.person import Person
from db.models.proposal import Proposal
from db.models.report import Report
from db.models.responsibility import Responsibility, responsibility_joint
from db.models.sign_in import SignIn
from db.models.simulator_message import SimulatorMessage
from db.models.squad import EmergencySquad
from db.models.theme import Theme
from db.models.tip import Tip
from db.models.tip_plan import TipPlan
from db.models.token import Token
from db.models.town_word import TownWord
from db.models.verdict import Verdict
from db.models.warden import Warden
from db.models.warning import Warning  # noqa: A004  the word of the house

__all__ = [
    "Account",
    "Assignment",
    "Case",
    "CaseEvent",
    "Community",
    "Counter",
    "Deadline",
    "Delivery",
    "Department",
    "Edition",
    "EmergencySquad",
    "Escalation",
    "Feedback",
    "Grid",
    "Group",
    "Identity",
    "Lesson",
    "Membership",
    "Message",
    "MicroGrid",
    "Person",
    "Proposal",
    "Report",
    "Responsibility",
    "SignIn",
    "SimulatorMessage",
    "Theme",
    "Tip",
    "TipPlan",
    "Token",
    "TownWord",
    "Verdict",
    "Warden",
    "Warning",
    "responsibility_joint",
]
