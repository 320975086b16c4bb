"""`haitang serve` begins at all, or says at once why not; a real process answers, stops and begins again."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import httpx
import pytest
from stores import new_database

from db.settings import StoreSettings
from haitang.demo.opening import PASSWORD
from haitang.store import sole_user

_PROGRAM = Path(sys.executable).with_name("haitang")


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


def test_a_port_in_use_is_refused_before_anything_begins(haitang, in_an_empty_folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = haitang("serve", "--port", port, "--db", "sqlite:///var/town.sqlite3")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"127.0.0.1:{port} 打不开：端口已经有程序在用。请停掉那个程序，或加 --port 换一个\n"
    assert not (in_an_empty_folder / "var").exists()


def test_an_address_of_another_machine_is_refused(haitang, free_port):
    said = haitang("serve", "--host", "192.0.2.1", "--port", free_port, "--db", "sqlite:///var/town.sqlite3")
    assert (said.code, "请检查 --host" in said.err) == (2, True)


def test_a_store_that_another_serves_is_refused(haitang, free_port):
    url = "sqlite:///town.sqlite3"
    with sole_user(StoreSettings(url=url)):
        for words in (("serve", "--port", free_port), ("work",)):
            said = haitang(*words, "--db", url)
            assert (said.code, "正在被另一个 haitang 使用" in said.err) == (2, True)


def test_a_postgresql_that_is_behind_is_refused_with_the_command(haitang, free_port, postgres):
    behind = new_database(postgres)
    for words in (("serve", "--port", free_port), ("serve", "--web-only", "--port", free_port), ("work",)):
        said = haitang(*words, "--db", behind)
        assert (said.code, "请先备份，再运行：haitang db upgrade" in said.err) == (2, True)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])  # noqa: S104  it must be refused
def test_a_demo_is_for_this_machine_alone(haitang, host):
    said = haitang("serve", "--demo", "--host", host)
    assert (said.code, "只能在本机打开" in said.err) == (2, True)


def board_of(address: str) -> str:
    """What somebody sees first who signs in to the demo."""
    with httpx.Client(base_url=address, headers={"Origin": address}, follow_redirects=True) as browser:
        answer = browser.post("/login", data={"username": "zhiban", "password": PASSWORD, "next": "/"})
    assert (answer.status_code, answer.url.path) == (200, "/")
    return answer.text


def test_a_real_process_opens_the_demo_stops_when_told_and_begins_again(in_an_empty_folder, free_port):
    for _ in range(2):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("HAITANG_")}
        process = subprocess.Popen(
            [_PROGRAM, "serve", "--demo", "--port", str(free_port)],
            cwd=in_an_empty_folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            first = process.stdout.readline()
            assert first == f"海棠已打开：http://127.0.0.1:{free_port}\n", process.stderr.read()
            with urllib.request.urlopen(f"http://127.0.0.1:{free_port}/healthz") as answer:
                assert answer.status == 200
            assert "值守台" in board_of(f"http://127.0.0.1:{free_port}")
        finally:
            process.send_signal(signal.SIGTERM)
            out, err = process.stdout.read(), process.stderr.read()
            process.wait()
            process.stdout.close()
            process.stderr.close()
        assert "zhiban" in out
        assert "Traceback" not in err
    assert (in_an_empty_folder / "var" / "demo.sqlite3").exists()


def test_a_fault_in_a_real_process_is_a_sentence_and_a_code(in_an_empty_folder):
    (in_an_empty_folder / "config.yaml").write_text("cases: {etiquette: {quite_from: '21:00'}}\n", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [_PROGRAM, "db", "check"], cwd=in_an_empty_folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "配置有误（config.yaml）：\n  cases.etiquette.quite_from：没有这一项，是不是 quiet_from？\n"


def test_who_stops_reading_is_no_fault(in_an_empty_folder):
    lines = "路灯坏了，晚上黑得很\n" * 2000
    process = subprocess.Popen(
        [_PROGRAM, "classify", "--json"],
        cwd=in_an_empty_folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    try:
        process.stdin.write(lines.encode())
        process.stdin.close()
    except BrokenPipeError:
        pass
    err = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert b"Traceback" not in err
