"""Maria's medicines and the dated changes of her plan: names and texts as she typed them, no advice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from spms_desktop.domain.event import EventKind
from spms_desktop.domain.medicine import Medicine, MedicineKind, PlanAction, PlanChange
from spms_desktop.domain.record import Stamped, Value
from spms_desktop.domain.schedule import AS_NEEDED, Rhythm, Schedule
from spms_desktop.services.sample.happenings import Episode
from spms_desktop.services.sample.names import SUNDAY, at, before, stamped, uid
from spms_desktop.services.sample.people import NEUROLOGIST, PRIMARY_CARE

SWITCH_DAYS_AGO = 900  # half a year into three years: a change shows in the years after it
SECOND_DMT_AFTER = 40
FIRST_DMT_DAYS_AGO = 1370

GLATIRAMER, OFATUMUMAB, SIPONIMOD = uid("medicine", "glatiramer"), uid("medicine", "ofatumumab"), uid("medicine", "sip")
BACLOFEN, OXYBUTYNIN, VITAMIN_D = uid("medicine", "baclofen"), uid("medicine", "oxybutynin"), uid("medicine", "vit d")
PARACETAMOL, STEROID = uid("medicine", "paracetamol"), uid("medicine", "steroid")

_MS, _SYMPTOM = MedicineKind.DMT, MedicineKind.SYMPTOM
_SKIN = "Injection under the skin"
PEN_SITES = ("Left thigh", "Right thigh", "Belly, left", "Belly, right")
MEDICINES = (
    Medicine(
        OFATUMUMAB,
        "Ofatumumab (Kesimpta)",
        _MS,
        _SKIN,
        "MS",
        catalog_id="ofatumumab",
        sites=PEN_SITES,
        prescriber=NEUROLOGIST,
    ),
    Medicine(
        SIPONIMOD,
        "Siponimod (Mayzent)",
        _MS,
        "Tablet",
        "MS",
        catalog_id="siponimod",
        note="With breakfast.",
        prescriber=NEUROLOGIST,
    ),
    Medicine(
        BACLOFEN,
        "Baclofen",
        _SYMPTOM,
        "Tablet",
        "Stiff legs and spasms",
        catalog_id="baclofen",
        symptom="stiffness_spasms",
        prescriber=NEUROLOGIST,
    ),
    Medicine(
        OXYBUTYNIN,
        "Oxybutynin",
        _SYMPTOM,
        "Tablet",
        "Bladder",
        catalog_id="oxybutynin",
        symptom="bladder",
        prescriber=PRIMARY_CARE,
    ),
    Medicine(
        VITAMIN_D, "Vitamin D", MedicineKind.OTHER, "Capsule", "Bones", catalog_id="vitamin_d", prescriber=PRIMARY_CARE
    ),
    Medicine(
        PARACETAMOL,
        "Paracetamol",
        _SYMPTOM,
        "Tablet",
        "Pain",
        catalog_id="acetaminophen",
        symptom="pain",
        daily_limit=4,
    ),
)
GLATIRAMER_MEDICINE = Medicine(
    GLATIRAMER, "Glatiramer (Copaxone)", _MS, _SKIN, "MS", catalog_id="glatiramer", sites=PEN_SITES
)
STEROID_MEDICINE = Medicine(
    STEROID,
    "Methylprednisolone",
    MedicineKind.RELAPSE,
    "Drip",
    "Relapse",
    catalog_id="methylprednisolone",
    note="At the day clinic.",
    given=True,
)
DAILY_AT_8 = Schedule(Rhythm.DAYS)
TWICE_DAILY = Schedule(Rhythm.DAYS, times=(time(8), time(20)))
THREE_TIMES_DAILY = Schedule(Rhythm.DAYS, times=(time(8), time(14), time(20)))
MONTHLY = Schedule(Rhythm.MONTHS, times=(time(18),))
THREE_A_WEEK = Schedule(Rhythm.WEEKS, weekdays=(0, 2, 4), times=(time(18),))
SUNDAYS = Schedule(Rhythm.WEEKS, weekdays=(SUNDAY,))


def _change(
    medicine: str, on: date, action: PlanAction, dose: str = "", schedule: Schedule = AS_NEEDED, reason: str = ""
) -> PlanChange:
    return PlanChange(uid("change", medicine, on, action), medicine, on, action, dose, schedule, reason)


def medicines(start: date, today: date, happened: Iterable[Episode]) -> list[Medicine]:
    """Every medicine that occurs in a journal that starts on a day."""
    extra = []
    if start < before(today, FIRST_DMT_DAYS_AGO):
        extra.append(GLATIRAMER_MEDICINE)
    if any(e.event.kind is EventKind.STEROIDS for e in happened):
        extra.append(STEROID_MEDICINE)
    return [*MEDICINES, *extra]


def changes(start: date, today: date, happened: Iterable[Episode]) -> list[PlanChange]:
    """Every start, change and stop, dated when it counted; the oldest lie before the journal."""
    return [*_dmts(start, today), *_symptom_medicines(start, today), *_steroids(happened)]


def _dmts(start: date, today: date) -> list[PlanChange]:
    first, switch = before(today, FIRST_DMT_DAYS_AGO), before(today, SWITCH_DAYS_AGO)
    second = switch + timedelta(days=SECOND_DMT_AFTER)
    found = [
        _change(OFATUMUMAB, first, PlanAction.START, "20 mg pen", MONTHLY, "New plan with Dr Weiss"),
        _change(OFATUMUMAB, switch, PlanAction.STOP, reason="Neurologist suggested a change after the MRI"),
        _change(SIPONIMOD, second, PlanAction.START, "2 mg", DAILY_AT_8, "After the heart and eye checks"),
    ]
    if start < first:
        began, stopped = before(start, 300), before(first, 14)
        found.append(_change(GLATIRAMER, began, PlanAction.START, "40 mg", THREE_A_WEEK))
        found.append(_change(GLATIRAMER, stopped, PlanAction.STOP, reason="Sore skin, and a new relapse"))
    return found


def _symptom_medicines(start: date, today: date) -> list[PlanChange]:
    start_of_old = before(start, 400)
    return [
        _change(BACLOFEN, start_of_old, PlanAction.START, "10 mg", THREE_TIMES_DAILY),
        _change(BACLOFEN, before(today, 310), PlanAction.CHANGE, "15 mg", THREE_TIMES_DAILY, "Legs too tight at night"),
        _change(OXYBUTYNIN, before(today, 680), PlanAction.START, "5 mg", TWICE_DAILY, "Up four times a night"),
        _change(OXYBUTYNIN, before(today, 430), PlanAction.STOP, reason="Dry mouth"),
        _change(VITAMIN_D, start_of_old, PlanAction.START, "20,000 units", SUNDAYS),
        _change(PARACETAMOL, start_of_old, PlanAction.START, "500 mg when it hurts", AS_NEEDED),
    ]


def _steroids(happened: Iterable[Episode]) -> list[PlanChange]:
    found = []
    for event in (e.event for e in happened if e.event.kind is EventKind.STEROIDS):
        after = (event.end or event.start) + timedelta(days=1)
        drip = Schedule(Rhythm.DAYS, times=(time(10),))
        found.append(_change(STEROID, event.start, PlanAction.START, "1 g drip", drip, "For the relapse"))
        found.append(_change(STEROID, after, PlanAction.STOP, reason="Three days were done"))
    return found


def recorded(start: date, listed: Iterable[Medicine], made: Iterable[PlanChange]) -> list[Stamped[Value]]:
    """The plan as typed: the old part on the first day, later changes on the evening before they count."""
    made = sorted(made, key=lambda c: (c.on, c.medicine))
    first_use: dict[str, date] = {}
    for change in made:
        first_use.setdefault(change.medicine, change.on)
    values = [stamped(m, at(max(start, before(first_use[m.uid], 1)), 17, 10)) for m in listed]
    return values + [stamped(c, at(max(start, before(c.on, 1)), 17, 20)) for c in made]
