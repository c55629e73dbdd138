"""The scripts of our elements fit into one file, and each element finds its function there."""

import re

from evidence.ui import scripts

_DECLARED = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)


def test_every_script_of_the_folder_is_in_the_file_once():
    assert sorted(scripts.FILES) == sorted(path.name for path in scripts.BROWSER.glob("*.js"))


def test_no_name_is_declared_twice():
    _, content = scripts.file()
    names = _DECLARED.findall(content.decode())

    assert len(names) > 100
    assert sorted(names) == sorted(set(names))


def test_every_element_takes_a_function_of_the_file():
    name, content = scripts.file()
    for element, function in scripts.DRAWN_BY.items():
        assert f"function {function}(" in content.decode()
        assert name in scripts.element(element)
        assert f"const {{ {function} }} =" in scripts.element(element)


def test_nothing_is_left_to_fill_in():
    assert not re.search(rb"__[A-Z]+__", scripts.file()[1].replace(b"__data__", b""))
