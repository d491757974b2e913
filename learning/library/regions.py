"""The regions of the body map, in the order of the body from head to foot."""

from typing import Literal, get_args

Region = Literal[
    "head", "jaw", "neck", "shoulder", "upper-arm", "elbow", "forearm", "wrist-hand", "upper-back", "lower-back",
    "chest", "abdomen", "hip-pelvis", "gluteal", "thigh", "knee", "lower-leg", "ankle-foot", "whole-body",
]  # fmt: skip

REGIONS: tuple[Region, ...] = get_args(Region)

NAMES: dict[Region, str] = {region: region.replace("-", " ").capitalize() for region in REGIONS} | {
    "wrist-hand": "Wrist and hand",
    "hip-pelvis": "Hip and pelvis",
    "ankle-foot": "Ankle and foot",
}
