"""PLOVER's event types with their modes, contexts and sectors, and the CAMEO code that an event of them gets.

    quad(EventType.CONSULT)                        -> Quad.VCOOP
    modes(EventType.CONSULT)                       -> ("meet", "multilateral", "phone", "third-party", "visit")
    cameo(EventType.CONSULT, "visit").code         -> "042"
    cameo(EventType.AID, context="military")       -> CameoCode("072", "Provide military aid", 8.3)
    goldstein("19")                                -> -10.0

The tables are those of onrecord/data/ontology, loaded at first use. What the words mean: docs/plover.md.
"""

from onrecord.ontology.cameo import CameoCode, cameo, code, codes, goldstein
from onrecord.ontology.plover import contexts, intensity, modes, needs_recipient, quad, sectors

__all__ = [
    "CameoCode",
    "cameo",
    "code",
    "codes",
    "contexts",
    "goldstein",
    "intensity",
    "modes",
    "needs_recipient",
    "quad",
    "sectors",
]
