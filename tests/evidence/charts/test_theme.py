"""Therapies are told apart by hue and by shape, on either page and with any eyes."""

import tomllib
from itertools import combinations, product
from pathlib import Path

import numpy as np
import plotly.graph_objects as go
import pytest

from evidence.charts import palette, theme
from evidence.charts.plot import quiet

CONFIG = tomllib.loads(Path(__file__, "../../../../.streamlit/config.toml").resolve().read_text())
FONTS = Path(__file__, "../../../../static").resolve()

# Machado, Oliveira and Fernandes 2009, full severity, applied to linear RGB.
VISION = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour):
    channels = np.array([int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """WCAG 2.2 contrast ratio."""
    low, high = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour, vision):
    ratio = TO_XYZ @ np.clip(VISION[vision] @ linear(colour), 0, 1) / WHITE
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other, vision="normal"):
    """CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = lab(one, vision), lab(other, vision)
    c_mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(c_mean**7 / (c_mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180
    hue = (h1 + turn / 2) % 360
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    s_l = 1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2)
    s_c, s_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    rotation = (
        -2
        * np.sqrt(chroma**7 / (chroma**7 + 25**7))
        * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    )
    d_l, d_c = (l2 - l1) / s_l, (c2 - c1) / s_c
    d_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / s_h
    return float(np.sqrt(d_l**2 + d_c**2 + d_h**2 + rotation * d_c * d_h))


def page(dark):
    return theme.surface(dark=dark).page


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [("#ffffff", "#000000", 100.0), ("#ff0000", "#00ff00", 86.61), ("#0000ff", "#ffff00", 103.43)],
)
def test_the_measure_of_difference_agrees_with_known_values(one, other, known):
    assert difference(one, other) == pytest.approx(known, abs=0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("vision", "least"), [(v, 18 if v == "normal" else 10) for v in VISION])
def test_any_two_therapies_differ_in_hue_for_any_eyes(vision, least, dark):
    marks = {label: theme.therapy_style(label, dark=dark) for label in theme.THERAPY_STYLES}

    too_near = {
        (one, other): round(distance, 1)
        for one, other in combinations(marks, 2)
        if (distance := difference(marks[one].colour, marks[other].colour, vision)) < least
    }

    assert too_near == {}


def hue(colour):
    _, a, b = lab(colour, "normal")
    return np.degrees(np.arctan2(b, a))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("ablation", ["MWA", "RFA", "cryoablation", "125I"])
def test_an_ablation_alone_and_with_cement_are_one_family_of_two_lightnesses(ablation, dark):
    alone = theme.therapy_style(ablation, dark=dark)
    cemented = theme.therapy_style(f"PVP + {ablation}", dark=dark)
    turn = (hue(alone.colour) - hue(cemented.colour) + 180) % 360 - 180

    assert abs(turn) < 40
    for vision in VISION:
        lightness = [lab(mark.colour, vision)[0] for mark in (alone, cemented)]
        assert abs(lightness[0] - lightness[1]) > 10, vision
    assert alone.symbol != cemented.symbol
    assert alone.dash != cemented.dash


def test_any_two_therapies_differ_in_shape():
    symbols = [style.symbol for style in theme.THERAPY_STYLES.values()]

    assert len(set(symbols)) == len(symbols)
    assert not {"triangle-up", "triangle-down"} & set(symbols)


@pytest.mark.parametrize("dark", [False, True])
def test_every_therapy_stands_out_from_its_page(dark):
    for label in [*theme.THERAPY_STYLES, "sham"]:
        assert contrast(theme.therapy_style(label, dark=dark).colour, page(dark)) >= 3, label


@pytest.mark.parametrize("dark", [False, True])
def test_words_can_be_read_on_page_and_panel(dark):
    neutral = theme.surface(dark=dark)

    for ink, ground in product((neutral.text, neutral.muted), (neutral.page, neutral.panel)):
        assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_the_graver_the_severity_the_further_from_the_page(dark):
    order = ["major", "symptomatic", "any", "minor", "asymptomatic"]
    contrasts = [contrast(theme.severity_colour(word, dark=dark), page(dark)) for word in order]

    assert contrasts == sorted(contrasts, reverse=True)
    assert contrasts[-1] >= 3


@pytest.mark.parametrize(
    ("label", "hue_of"),
    [
        ("PVP + MWA + 125I", "PVP + MWA"),
        ("PKP + RFA", "PVP + RFA"),
        ("RFA + radiotherapy", "RFA"),
        ("125I + pedicle screws", "125I"),
        ("PKP + intraoperative radiotherapy", "radiotherapy"),
        ("PVP + chemotherapy", "PVP"),
        ("vertebral stent", "PKP"),
    ],
)
def test_an_unlisted_combination_takes_the_hue_of_what_sets_it_apart(label, hue_of):
    mark, listed = theme.therapy_style(label), theme.therapy_style(hue_of)

    assert mark.colour == listed.colour
    assert mark.symbol != listed.symbol


def test_a_comparator_without_any_listed_part_is_neutral():
    greys = {theme.therapy_style(label).colour for label in ("sham", "surgery", "no treatment")}

    assert len(greys) == 1
    assert not greys & {style.colour_light for style in theme.THERAPY_STYLES.values()}


@pytest.mark.parametrize(
    ("label", "dash"), [("PVP + ethanol", "solid"), ("PKP + RFA", "dash"), ("MWA", "dot")]
)
def test_a_line_says_which_cement_was_given(label, dash):
    assert theme.therapy_style(label).dash == dash


@pytest.mark.parametrize("label", [*theme.THERAPY_STYLES, "MWA", "PKP + RFA", "sham"])
def test_statistic_and_collection_change_the_shape(label):
    kinds = product(("review", "supplement"), ("mean", "median"))
    symbols = [theme.symbol_for(label, collection, statistic) for collection, statistic in kinds]

    assert len(set(symbols)) == 4
    assert theme.symbol_for(label, "review", "median").endswith("-open")
    for symbol in symbols:
        go.Scatter(marker={"symbol": symbol})


def test_a_statistic_that_is_not_stated_is_not_drawn_as_a_mean():
    assert theme.symbol_for("PVP", statistic="not stated") == "circle-open"


@pytest.mark.parametrize("dark", [False, True])
def test_markers_and_bars_show_how_a_figure_came_about(dark):
    mean = theme.marker("PVP", dark=dark)
    derived = theme.marker("PVP", basis="derived", dark=dark)
    bars = [theme.bar_marker(fill, "#587986", dark=dark) for fill in ("claimed", "measured")]
    bars.append(theme.bar_marker("derived", "#587986", dark=dark))
    bars.append(theme.bar_marker("measured", "#587986", dark=dark, supplement=True))

    assert mean["color"] != derived["color"]
    assert len({str(bar) for bar in bars}) == 4
    assert bars[0]["pattern"]["shape"] == theme.HATCH
    for marker in bars:
        go.Bar(marker=marker)
    for marker in (mean, derived):
        go.Scatter(marker=marker)


@pytest.mark.parametrize("dark", [False, True])
def test_charts_and_pages_share_their_colours_and_type(dark):
    page_theme = CONFIG["theme"]["dark" if dark else "light"]
    layout = theme.template(dark=dark)["layout"]

    assert page_theme["backgroundColor"] == page(dark)
    assert page_theme["textColor"] == layout["font"]["color"]
    assert CONFIG["theme"]["font"] == layout["font"]["family"]
    assert layout["paper_bgcolor"] == "rgba(0,0,0,0)"
    go.Figure(layout={"template": {"layout": layout}})


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_accent_of_a_page_carries_white_words(name):
    page_theme = CONFIG["theme"][name]

    assert contrast(page_theme["primaryColor"], "#ffffff") >= 4.5
    assert contrast(page_theme["primaryColor"], page_theme["backgroundColor"]) >= 3
    assert contrast(page_theme["borderColor"], page_theme["backgroundColor"]) >= 3
    assert contrast(page_theme["linkColor"], page_theme["backgroundColor"]) >= 4.5
    for hue in ("blue", "green", "yellow", "red"):
        ground = page_theme[f"{hue}BackgroundColor"]
        assert contrast(page_theme[f"{hue}TextColor"], ground) >= 4.5, hue


def test_every_typeface_that_the_theme_names_is_shipped_with_its_licence():
    for face in CONFIG["theme"]["fontFaces"]:
        file = FONTS / face["url"].removeprefix("app/static/")
        assert file.read_bytes()[:4] == b"wOF2"
        assert file.stat().st_size < 150_000
        assert (file.parent / "LICENSE.txt").exists()


def test_each_light_colour_has_one_dark_partner_and_no_other_shares_it():
    partners = palette.partners()
    styles = [*theme.THERAPY_STYLES.values(), palette.NEUTRAL]
    pairs = {(style.colour_light, style.colour_dark) for style in styles}
    pairs |= {(getattr(theme.LIGHT, name), getattr(theme.DARK, name)) for name in NEUTRALS}
    pairs |= {tuple(pair) for pair in palette.SEVERITY.values()}
    pairs |= {fill for fill, _ in theme.RAMP}

    assert len({light for light, _ in pairs}) == len(pairs)
    assert len({dark for _, dark in pairs}) == len(pairs)
    assert partners == dict(pairs)


NEUTRALS = ("page", "panel", "text", "muted", "grid", "axis")


@pytest.mark.parametrize("label", [*theme.THERAPY_STYLES, "sham"])
def test_a_mark_turned_dark_is_the_mark_of_the_dark_page(label):
    for basis in ("review", "derived"):
        light = theme.marker(label, basis=basis)

        assert theme.on_dark(light) == theme.marker(label, basis=basis, dark=True)


def test_every_light_colour_is_exchanged_wherever_it_stands():
    for light, dark in palette.partners().items():
        figure = {
            "data": [{"marker": {"color": [light, theme.pale(light, 0.5)], "size": [1, None]}}],
            "layout": {"title": f'<span style="color:{light}">n {light.upper()}</span>'},
        }

        assert theme.on_dark(figure) == {
            "data": [{"marker": {"color": [dark, theme.pale(dark, 0.5)], "size": [1, None]}}],
            "layout": {"title": f'<span style="color:{dark}">n {dark}</span>'},
        }


def test_what_is_no_colour_of_the_palette_stays_and_the_light_figure_too():
    figure = {"a": ["rgba(0,0,0,0)", "#123456", "gu-2013#1", 3, None, True], "b": quiet("1 < 2")}
    before = repr(figure)

    assert theme.on_dark(figure)["a"] == figure["a"]
    assert repr(figure) == before


def test_surfaces_bands_and_the_template_turn_dark_as_a_whole():
    assert theme.on_dark(vars(theme.LIGHT)) == vars(theme.DARK)
    assert theme.on_dark(theme.template()) == theme.template(dark=True)


@pytest.mark.parametrize("dark", [False, True])
def test_steps_from_few_to_many_are_told_apart_and_carry_their_ink(dark):
    fills = [fill[dark] for fill, _ in theme.RAMP]
    inks = [palette.partners()[ink] if dark else ink for _, ink in theme.RAMP]
    contrasts = [contrast(fill, page(dark)) for fill in fills]

    assert contrasts == sorted(contrasts)
    for fill, ink in zip(fills, inks, strict=True):
        assert contrast(fill, ink) >= 4.5


def test_looks_of_a_trace_are_those_of_its_points():
    looks = [theme.look("PVP"), theme.look("MWA", "supplement", "median")]
    trace = theme.markers(looks)

    for place, label in enumerate([("PVP",), ("MWA", "supplement", "median")]):
        single = theme.marker(*label)
        assert {name: trace[name][place] for name in ("symbol", "size", "color")} == {
            name: single[name] for name in ("symbol", "size", "color")
        }
    go.Scatter(marker=trace)
