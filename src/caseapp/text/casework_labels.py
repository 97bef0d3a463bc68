"""The words of the coded lists of casework: captivity, relatives, consents, interviews, needs."""

from collections.abc import Mapping
from enum import StrEnum

from caseapp.domain.captivity import (
    Control,
    Direction,
    DocumentKind,
    DocumentState,
    FileKind,
    IdentityState,
    PlaceKind,
    ServiceType,
    StatusBefore,
)
from caseapp.domain.consents import (
    ConsentForm,
    ConsentState,
    LegalBasis,
    Purpose,
    WithdrawalChannel,
)
from caseapp.domain.contact import Channel, ContactState, Outcome
from caseapp.domain.dialling import WhyNot
from caseapp.domain.interviews import (
    InterviewForm,
    InterviewResult,
    InterviewState,
    NotOffered,
    WishToTalk,
)
from caseapp.domain.needs import Fitness, NeedKind, NeedState, Presence, TriageState
from caseapp.text.coded_labels import Key, sense
from caseapp.text.words import N_

CAPTIVITY: Mapping[type[StrEnum], Mapping[str, Key]] = {
    StatusBefore: {
        StatusBefore.CONFIRMED_ICRC: N_("Captivity confirmed by the ICRC"),
        StatusBefore.NIB_ONLY: N_("Known to the NIB or headquarters only"),
        StatusBefore.MISSING: N_("Listed as missing"),
        StatusBefore.CIVILIAN_CONFIRMED: N_("Civilian, detention confirmed"),
        StatusBefore.UNKNOWN: sense("status before", "Not known"),
    },
    IdentityState: {
        IdentityState.UNVERIFIED: N_("Identity not checked"),
        IdentityState.PROVISIONAL: N_("Identity in own words"),
        IdentityState.CONFIRMED: N_("Identity confirmed"),
        IdentityState.DISPUTED: N_("Identity in doubt"),
    },
    ServiceType: {
        ServiceType.CONTRACT: N_("Contract"),
        ServiceType.MOBILISED: N_("Mobilised"),
        ServiceType.CONSCRIPT: N_("Conscript"),
        ServiceType.RESERVE: N_("Reserve"),
        ServiceType.TERRITORIAL_VOLUNTEER: N_("Volunteer of a territorial community"),
    },
    Direction: {
        Direction.DONETSK: N_("Donetsk front"),
        Direction.LUHANSK: N_("Luhansk front"),
        Direction.KHARKIV: N_("Kharkiv front"),
        Direction.ZAPORIZHZHIA: N_("Zaporizhzhia front"),
        Direction.KHERSON: N_("Kherson front"),
        Direction.MARIUPOL: N_("Mariupol"),
        Direction.KYIV: N_("Kyiv front"),
        Direction.CHERNIHIV: N_("Chernihiv front"),
        Direction.SUMY: N_("Sumy front"),
        Direction.MYKOLAIV: N_("Mykolaiv front"),
        Direction.KURSK: N_("Kursk front"),
        Direction.CRIMEA: N_("Crimea"),
        Direction.SEA: N_("At sea"),
        Direction.OTHER: sense("front", "Other"),
    },
    DocumentKind: {
        DocumentKind.PASSPORT_BOOK: N_("Passport (booklet)"),
        DocumentKind.ID_CARD: N_("ID card"),
        DocumentKind.MILITARY_ID: N_("Military ID"),
        DocumentKind.RESERVE_PLUS: N_("Reserve+"),
        DocumentKind.DRIVING_LICENCE: N_("Driving licence"),
        DocumentKind.RELEASE_CERTIFICATE: N_("Certificate of release"),
        DocumentKind.NONE: N_("No papers"),
    },
    DocumentState: {
        DocumentState.HELD: sense("paper", "At hand"),
        DocumentState.TAKEN: sense("paper", "Taken away"),
        DocumentState.RETURNED: sense("paper", "Given back"),
        DocumentState.REPLACEMENT_NEEDED: N_("Replacement needed"),
    },
    PlaceKind: {
        PlaceKind.FRONT_LINE: N_("Front-line point"),
        PlaceKind.FILTRATION: N_("Filtration camp"),
        PlaceKind.REMAND_CENTRE: N_("Remand centre"),
        PlaceKind.PENAL_COLONY: N_("Penal colony"),
        PlaceKind.PRISON: N_("Prison"),
        PlaceKind.POLICE_STATION: N_("Police station"),
        PlaceKind.MILITARY_BASE: N_("Military base"),
        PlaceKind.UNOFFICIAL: N_("Unofficial place"),
        PlaceKind.HOSPITAL: sense("place", "Hospital"),
        PlaceKind.TRANSIT: N_("Transit point"),
        PlaceKind.UNKNOWN: N_("Kind of place not known"),
    },
    Control: {
        Control.OCCUPIED: N_("Occupied territory of Ukraine"),
        Control.RUSSIA: N_("Russian Federation"),
        Control.BELARUS: N_("Belarus"),
        Control.UNKNOWN: sense("territory", "Not known"),
    },
    FileKind: {
        FileKind.PHOTO: N_("Photo"),
        FileKind.DOCUMENT: N_("Document"),
        FileKind.CONSENT: N_("Signed consent"),
        FileKind.OTHER: N_("Other file"),
    },
}

CONTACT: Mapping[type[StrEnum], Mapping[str, Key]] = {
    Channel: {
        Channel.PHONE: N_("Phone"),
        Channel.SMS: N_("SMS"),
        Channel.MESSENGER: N_("Messenger"),
        Channel.IN_PERSON: sense("channel", "In person"),
        Channel.VIDEO: N_("Video call"),
    },
    Outcome: {
        Outcome.REACHED_TALKED: N_("They talked"),
        Outcome.REACHED_BRIEF: N_("They talked briefly"),
        Outcome.NO_ANSWER: N_("No answer"),
        Outcome.BUSY: N_("Line busy"),
        Outcome.DROPPED: N_("Call broke off"),
        Outcome.WRONG_NUMBER: N_("Wrong number"),
        Outcome.NUMBER_DEAD: N_("Number out of service"),
        Outcome.MESSAGE_SENT: N_("Message passed on"),
        Outcome.MESSAGE_READ: N_("Message was read"),
        Outcome.CALL_BACK_PROMISED: N_("Call back agreed"),
        Outcome.ALREADY_IN_TOUCH: N_("Already in touch"),
        Outcome.PERSON_DECLINED: N_("The person does not wish to call"),
        Outcome.MEDICALLY_DEFERRED: N_("Put off by the medic"),
        Outcome.RELATIVE_DECLINED: N_("The relative does not wish to talk"),
        Outcome.RELATIVE_UNSAFE: N_("Calling would put the relative at risk"),
        Outcome.NO_NUMBER_KNOWN: N_("No number known"),
        Outcome.STOP_ASK_PSYCHOLOGIST: N_("Stop: ask the psychologist"),
    },
    WhyNot: {
        WhyNot.CARE_REFUSED: N_("No case is kept"),
        WhyNot.STOPPED: N_("Stop: ask the psychologist"),
        WhyNot.NOT_TO_BE_TOLD: N_("Must not be told"),
        WhyNot.UNSAFE: N_("Unsafe: do not call"),
        WhyNot.NO_NUMBER: N_("No number known"),
    },
    ContactState: {
        ContactState.NOT_OFFERED: N_("Call home not offered yet"),
        ContactState.OFFERED: N_("Call home offered"),
        ContactState.TRYING: N_("Being called"),
        ContactState.REACHED: N_("Relatives reached"),
        ContactState.ALREADY_IN_TOUCH: N_("In touch before"),
        ContactState.EXHAUSTED: N_("Nobody left to call"),
        ContactState.DECLINED: N_("Does not wish to call"),
        ContactState.DEFERRED: N_("Call put off"),
    },
}

CONSENTS: Mapping[type[StrEnum], Mapping[str, Key]] = {
    Purpose: {
        Purpose.CARE: N_("Keeping a case and helping"),
        Purpose.STATS: N_("Counting in anonymous figures"),
        Purpose.HEALTH: N_("Health data to the hospital"),
        Purpose.KIN: N_("Telling families of others what was seen"),
        Purpose.HQ_NIB: N_("Coordination Headquarters and NIB"),
        Purpose.ICRC: N_("ICRC"),
        Purpose.PROS_UA: N_("Prosecutors of Ukraine"),
        Purpose.ICC: N_("International Criminal Court"),
        Purpose.UN: N_("United Nations"),
        Purpose.UNIT: N_("Military unit"),
        Purpose.RESEARCH: N_("Research"),
        Purpose.MEDIA_NAME: N_("Media: name"),
        Purpose.MEDIA_IMAGE: N_("Media: picture"),
        Purpose.PHOTO_INJ: N_("Photos of injuries"),
    },
    ConsentState: {
        ConsentState.NOT_ASKED: sense("consent", "Not asked"),
        ConsentState.GIVEN: sense("consent", "Given"),
        ConsentState.REFUSED: sense("consent", "Refused"),
        ConsentState.WITHDRAWN: sense("consent", "Withdrawn"),
        ConsentState.EXPIRED: sense("consent", "Expired"),
    },
    ConsentForm: {
        ConsentForm.ORAL: N_("By word before a witness"),
        ConsentForm.SIGNED: N_("Signed"),
        ConsentForm.THUMB: N_("Thumb print"),
    },
    LegalBasis: {
        LegalBasis.CONSENT: N_("Consent"),
        LegalBasis.VITAL_INTEREST: N_("Vital interest"),
        LegalBasis.PUBLIC_INTEREST: N_("Public interest"),
        LegalBasis.LEGAL_OBLIGATION: N_("Legal obligation"),
    },
    WithdrawalChannel: {
        WithdrawalChannel.IN_PERSON: sense("channel", "In person"),
        WithdrawalChannel.PHONE: N_("By phone"),
        WithdrawalChannel.LETTER: N_("By letter"),
    },
}

INTERVIEWS: Mapping[type[StrEnum], Mapping[str, Key]] = {
    InterviewForm: {
        InterviewForm.CORE: N_("Short form"),
        InterviewForm.TIER_1: N_("First-day checks"),
        InterviewForm.FULL: N_("Full form"),
    },
    InterviewState: {
        InterviewState.NOT_OFFERED: sense("interview", "Not offered"),
        InterviewState.OFFERED: sense("interview", "Offered"),
        InterviewState.DECLINED: sense("interview", "Declined"),
        InterviewState.POSTPONED: sense("interview", "Put off"),
        InterviewState.STARTED: sense("interview", "Under way"),
        InterviewState.PAUSED: sense("interview", "Paused"),
        InterviewState.STOPPED_BY_PERSON: N_("Stopped at the person’s wish"),
        InterviewState.COMPLETED: sense("interview", "Completed"),
        InterviewState.PARTIAL: sense("interview", "Completed in part"),
        InterviewState.REVIEWED: sense("interview", "Reviewed"),
        InterviewState.LOCKED: sense("interview", "Locked"),
    },
    NotOffered: {
        NotOffered.UNFIT: N_("Not well enough"),
        NotOffered.NO_TIME: N_("No time"),
        NotOffered.NO_PRIVACY: N_("No place to talk alone"),
    },
    WishToTalk: {
        WishToTalk.NOW: N_("Wishes to talk now"),
        WishToTalk.LATER: N_("Wishes to talk later"),
        WishToTalk.NO: N_("Does not wish to talk"),
    },
    InterviewResult: {
        InterviewResult.COMPLETED: sense("interviews", "Completed"),
        InterviewResult.PARTIAL: sense("interviews", "Completed in part"),
        InterviewResult.DECLINED: sense("interviews", "Declined"),
        InterviewResult.NOT_OFFERED_UNFIT: N_("Not offered: not well enough"),
        InterviewResult.NOT_OFFERED_NO_TIME: N_("Not offered: no time or place"),
    },
}

NEEDS: Mapping[type[StrEnum], Mapping[str, Key]] = {
    Fitness: {
        Fitness.YES: N_("May be interviewed"),
        Fitness.NO: N_("May not be interviewed"),
        Fitness.LATER: N_("May be interviewed later"),
    },
    TriageState: {
        TriageState.WAITING: N_("Triage awaited"),
        TriageState.DONE: N_("Triage done"),
        TriageState.REVISED: N_("Triage revised"),
    },
    NeedKind: {
        NeedKind.MEDICAL: N_("Medical care"),
        NeedKind.PSYCHOLOGICAL: N_("Psychological help"),
        NeedKind.PROSTHESIS: N_("Prosthesis"),
        NeedKind.GLASSES_DENTAL: N_("Glasses or dental care"),
        NeedKind.TUBERCULOSIS: N_("Tuberculosis care"),
        NeedKind.DOCUMENTS: N_("Papers"),
        NeedKind.PAYMENT: N_("Payments"),
        NeedKind.LEGAL_AID: N_("Legal aid"),
        NeedKind.HOUSING: N_("Housing"),
        NeedKind.CHILD_CONTACT: N_("Contact with a child"),
        NeedKind.PROTECTION: N_("Protection"),
    },
    NeedState: {
        NeedState.PROPOSED: sense("need", "Proposed"),
        NeedState.AGREED: sense("need", "Agreed"),
        NeedState.DECLINED: sense("need", "Declined"),
        NeedState.SENT: sense("need", "Handed on"),
        NeedState.ACCEPTED: sense("need", "Taken up"),
        NeedState.DONE: sense("need", "Done"),
        NeedState.FAILED: sense("need", "Failed"),
    },
    Presence: {
        Presence.EXPECTED: sense("presence", "Awaited"),
        Presence.ARRIVED: sense("presence", "Arrived"),
        Presence.IN_PROCESS: N_("On site"),
        Presence.HANDED_OVER: N_("Handed over"),
    },
}

CASEWORK: Mapping[type[StrEnum], Mapping[str, Key]] = {
    **CAPTIVITY,
    **CONTACT,
    **CONSENTS,
    **INTERVIEWS,
    **NEEDS,
}
