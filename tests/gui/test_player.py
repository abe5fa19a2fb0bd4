"""The player: plays what is selected, follows what the device has played, and is plain about a device that is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import soundfile
from loudspeaker import RATE_HZ, Loudspeaker, play_through

from engine.job import Cancelled, silent
from engine.labels import Target
from gui.hearing.feed import Closed, Passage, Queue, Way, feed, for_device
from gui.hearing.player import Player


@pytest.fixture
def loudspeaker() -> Loudspeaker:
    return Loudspeaker()


@pytest.fixture
def player(opened, loudspeaker: Loudspeaker, qtbot) -> Iterator[Player]:
    made = Player(opened, device=loudspeaker)
    qtbot.addWidget(made)
    made._show_current(opened.current)
    made._tick.setInterval(10_000_000)  # the tests say when
    yield made
    made.silence()


def test_it_plays_all_of_it_and_goes_back_to_the_beginning(player: Player, loudspeaker: Loudspeaker) -> None:
    told: list[bool] = []
    player.playing_changed.connect(told.append)
    player.toggle()
    assert player.playing
    places = play_through(player, loudspeaker)
    assert told == [True, False]
    assert loudspeaker.output.closed
    samples = loudspeaker.output.samples
    assert len(samples) == pytest.approx(0.5 * RATE_HZ, abs=20)
    assert np.abs(samples).max() == pytest.approx(0.3, abs=0.02)
    assert places == [*sorted(places[:-1]), 0.0]
    assert max(places) == pytest.approx(0.5, abs=0.07)


def test_the_cursor_is_where_the_device_is_not_where_the_file_is_read(player: Player, loudspeaker: Loudspeaker) -> None:
    player.play()
    player._go_on()
    assert len(loudspeaker.output.written) > 0
    assert player.position_s == 0.0  # written, not heard
    loudspeaker.output.play(0.1)
    player._go_on()
    assert player.position_s == pytest.approx(0.1, abs=0.061)


def test_pause_stays_and_play_goes_on_from_there(player: Player, loudspeaker: Loudspeaker) -> None:
    player.play()
    player._go_on()
    loudspeaker.output.play(0.2)
    player._go_on()
    player.toggle()
    assert not player.playing
    at_s = player.position_s
    assert 0.2 <= at_s < 0.27
    player.toggle()
    play_through(player, loudspeaker)
    assert len(loudspeaker.output.samples) == pytest.approx((0.5 - at_s) * RATE_HZ, abs=30)


def test_seeking_while_it_plays_plays_on(player: Player, loudspeaker: Loudspeaker) -> None:
    player.play()
    player.seek(0.4)
    assert player.playing
    assert loudspeaker.opened == 2
    play_through(player, loudspeaker)
    assert len(loudspeaker.output.samples) == pytest.approx(0.1 * RATE_HZ, abs=30)
    player.step(0.3)
    player.step(9)
    assert player.position_s == pytest.approx(0.5, abs=0.01)
    player.step(-9)
    assert player.position_s == 0


def test_the_selected_window_is_what_plays(player: Player, loudspeaker: Loudspeaker) -> None:
    player.set_span((0.1, 0.3))
    assert player.position_s == 0.1
    player.play()
    play_through(player, loudspeaker)
    assert len(loudspeaker.output.samples) == pytest.approx(0.2 * RATE_HZ, abs=2)
    assert player.position_s == 0.1
    player.set_span(None)
    player.seek(0)
    player.play()
    play_through(player, loudspeaker)
    assert len(loudspeaker.output.samples) == pytest.approx(0.5 * RATE_HZ, abs=30)


def test_another_recording_silences_the_one_before(player: Player, loudspeaker: Loudspeaker, opened) -> None:
    player.play()
    opened.select(("take 3.wav",))
    assert not player.playing
    assert loudspeaker.output.closed
    assert player.file == "take 3.wav"
    assert player.position_s == 0


def test_play_on_arrival_only_for_who_stays(player: Player, loudspeaker: Loudspeaker, opened, qtbot) -> None:
    opened.set_setting(play_on_arrival=True)
    for n in (2, 3, 4):
        opened.select((f"take {n}.wav",))
    assert not loudspeaker.opened
    qtbot.waitUntil(lambda: player.playing, timeout=2000)
    assert loudspeaker.opened == 1


def test_loudness(player: Player, loudspeaker: Loudspeaker) -> None:
    player.play()
    player.loudness.setValue(50)
    assert loudspeaker.output.volume == pytest.approx(0.25)


def test_without_a_device_the_button_is_off_and_says_why(opened, qtbot) -> None:
    silent_one = Loudspeaker()
    silent_one.why_not = "No sound device was found."
    player = Player(opened, device=silent_one)
    qtbot.addWidget(player)
    player._show_current("take 1.wav")
    assert not player.button.isEnabled()
    assert player.button.toolTip() == player.told.text() == player.button.accessibleName() == silent_one.why_not
    player.play()
    assert not player.playing
    silent_one.why_not = ""
    silent_one.changed.emit()
    assert player.button.isEnabled()
    assert player.told.text() == ""


def test_a_device_that_goes_away_is_told_in_a_sentence(player: Player, loudspeaker: Loudspeaker, opened) -> None:
    said: list[str] = []
    opened.said.connect(said.append)
    player.play()
    loudspeaker.output.broken = True
    player._go_on()
    assert not player.playing
    assert said
    assert "device has gone" in said[0]


def test_a_device_that_has_sound_and_plays_nothing_is_told_in_a_sentence(
    player: Player, loudspeaker: Loudspeaker, opened, monkeypatch
) -> None:
    said: list[str] = []
    opened.said.connect(said.append)
    player.play()
    player._go_on()
    loudspeaker.output.play(0.1)
    player._go_on()
    assert player.playing
    monkeypatch.setattr("gui.hearing.player._STUCK_S", 0.0)
    player._go_on()
    assert not player.playing
    assert "device has gone" in said[0]


def test_a_device_that_waits_for_the_recording_to_be_read_has_not_gone(
    player: Player, loudspeaker: Loudspeaker, monkeypatch
) -> None:
    monkeypatch.setattr("gui.hearing.player._STUCK_S", 0.0)
    monkeypatch.setattr("gui.hearing.feed.Queue.take", lambda queue, most: b"")
    player.play()
    for _ in range(3):
        player._go_on()
    assert player.playing


def test_playing_stops_when_its_device_is_unplugged_though_there_is_another(
    player: Player, loudspeaker: Loudspeaker, opened
) -> None:
    said: list[str] = []
    opened.said.connect(said.append)
    player.play()
    loudspeaker.there.append(("other", "Another one"))
    loudspeaker.changed.emit()
    assert player.playing
    del loudspeaker.there[0]
    loudspeaker.changed.emit()
    assert not player.playing
    assert "device has gone" in said[0]


def test_a_recording_that_cannot_be_decoded_is_told_in_words(player: Player, opened) -> None:
    (opened.path("take 2.wav")).write_bytes(b"RIFF and nothing else")
    opened.select(("take 2.wav",))
    player.play()
    assert not player.playing
    assert player.told.text()
    opened.select(("take 1.wav",))
    assert not player.told.text()


def test_with_real_lanes(make_session: Callable, folder: Path, qtbot) -> None:
    session = make_session(inline=False)
    session.open_folder(folder, template="own")
    qtbot.waitUntil(lambda: len(session.rows) == 8)
    loudspeaker = Loudspeaker()
    player = Player(session, device=loudspeaker)
    qtbot.addWidget(player)
    session.select(("take 5.wav",))
    player.play()
    for _ in range(400):
        qtbot.wait(2)
        if not player.playing:
            break
        player._go_on()
        loudspeaker.output.play(0.02)
    assert not player.playing
    assert len(loudspeaker.output.samples) == pytest.approx(0.5 * RATE_HZ, abs=30)
    player.seek(0.1)
    player.play()
    player.silence()
    qtbot.waitUntil(lambda: not session.lanes.playback.jobs)


@pytest.mark.parametrize("suffix", [".flac", ".au", ".aiff", ".ogg", ".mp3"])
def test_every_format_that_can_be_read_can_be_heard(tmp_path: Path, suffix: str) -> None:
    t = np.arange(16_000) / 16_000
    path = tmp_path / f"sound{suffix}"
    soundfile.write(path, np.stack([np.sin(2 * np.pi * 500 * t)] * 2, axis=1) * 0.4, 16_000)
    queue = Queue(1 << 30)
    feed(queue, Passage(path, 0.25, 0.25, 0.75, -1), 48_000, 2, False, silent)
    assert not queue.complete
    played = np.frombuffer(queue.take(1 << 30), np.int16).reshape(-1, 2)
    assert queue.complete
    assert len(played) == 24_000
    np.testing.assert_array_equal(played[:, 0], played[:, 1])
    assert np.abs(played).max() / 32_767 == pytest.approx(0.4, abs=0.05)


def test_the_queue_keeps_to_its_size_and_lets_go(tmp_path: Path) -> None:
    queue = Queue(10)
    queue.put(b"0123456789abc", silent)
    assert queue.take(4) == b"0123"
    assert queue.take(100) == b"456789abc"
    queue.end()
    assert queue.complete
    queue.close()
    with pytest.raises(Closed):
        queue.put(b"x", silent)


def test_a_full_queue_can_be_cancelled(qtbot) -> None:
    import threading

    queue, ended = Queue(10), []
    stop = threading.Event()

    def report(done: float, total: float, note: str = "") -> None:
        if stop.is_set():
            raise Cancelled

    def fill() -> None:
        try:
            while True:
                queue.put(b"0123456789", report)
        except Cancelled:
            ended.append(True)

    thread = threading.Thread(target=fill)
    thread.start()
    stop.set()
    thread.join(5)
    assert ended


def test_too_loud_is_cut_not_folded_over() -> None:
    assert np.frombuffer(for_device(np.array([2.0, -2.0, 0.5], np.float32), 1, False), np.int16).tolist() == [
        32767,
        -32767,
        16384,
    ]


def fed(passage: Passage, device_hz: int = RATE_HZ, seconds: float = 3.0) -> np.ndarray:
    """What a device would be given, at most so long."""
    queue, wanted = Queue(1 << 30), round(seconds * device_hz)

    def enough(done: float, total: float, note: str = "") -> None:
        if queue._held >= 4 * wanted:
            raise Cancelled

    with suppress(Cancelled):
        feed(queue, passage, device_hz, 1, True, enough)
    return np.frombuffer(queue.take(4 * wanted), np.float32)


def loudest_hz(sound: np.ndarray, rate_hz: int) -> float:
    return float(np.abs(np.fft.rfft(sound)).argmax() * rate_hz / len(sound))


def test_a_bat_ten_times_slower_is_heard_at_a_tenth_of_its_pitch(tmp_path: Path) -> None:
    path = tmp_path / "bat.wav"
    t = np.arange(384_000 // 5) / 384_000
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * 40_000 * t), 384_000)
    slow = Passage(path, 0.0, 0.0, None, -1, Way(speed=0.1))
    heard = fed(slow, 48_000)
    assert len(heard) == pytest.approx(2 * 48_000, abs=50)
    assert loudest_hz(heard, 48_000) == pytest.approx(4_000, abs=2)
    assert slow.place_s(1.0, 48_000) == pytest.approx(0.1)


def test_four_times_faster_is_over_in_a_quarter(folder: Path) -> None:
    heard = fed(Passage(folder / "take 1.wav", 0.0, 0.0, None, -1, Way(speed=4.0)), 48_000)
    assert len(heard) == pytest.approx(0.125 * 48_000, abs=50)
    assert loudest_hz(heard, 48_000) == pytest.approx(800, abs=10)


def test_over_and_over_each_round_is_as_long_as_the_next(folder: Path) -> None:
    loop = Passage(folder / "take 1.wav", 0.15, 0.1, 0.3, -1, Way(loop=True))
    heard = fed(loop, seconds=1.0)
    assert len(heard) == RATE_HZ
    first = round(0.15 * RATE_HZ)
    np.testing.assert_allclose(heard[first : first + 1600], heard[first + 1600 : first + 3200], atol=1e-6)
    assert loop.place_s(0.1, RATE_HZ) == pytest.approx(0.25)
    assert loop.place_s(0.2, RATE_HZ) == pytest.approx(0.15)
    assert loop.place_s(0.2 + 0.4, RATE_HZ) == pytest.approx(0.15)


def test_a_loop_that_claims_more_than_there_is_keeps_its_length(folder: Path) -> None:
    heard = fed(Passage(folder / "take 1.wav", 0.4, 0.4, 0.7, -1, Way(loop=True)), seconds=0.6)
    assert np.abs(heard[900:2400]).max() == 0
    assert np.abs(heard[2400:3200]).max() > 0.2


def test_only_the_frequencies_of_the_region(player: Player, loudspeaker: Loudspeaker, opened) -> None:
    assert not player.way_bar.band.isEnabled()
    opened.select_region(Target(opened.current, 0.0, 0.4, 600.0, 2_000.0))  # the tone is at 200 Hz
    player.set_span(opened.span)
    player.way_bar.band.setChecked(True)
    player.play()
    play_through(player, loudspeaker)
    assert np.abs(loudspeaker.output.samples[500:-500]).max() < 0.01
    player.way_bar.band.setChecked(False)
    player.play()
    play_through(player, loudspeaker)
    assert np.abs(loudspeaker.output.samples).max() == pytest.approx(0.3, abs=0.02)


def test_a_region_above_what_the_device_can_play_is_said(player: Player, loudspeaker: Loudspeaker, opened) -> None:
    player.way_bar.band.setChecked(True)
    for low_hz, high_hz, words in (
        (5_000.0, 9_000.0, "Too high for this device"),
        (RATE_HZ / 2, None, "Too high for this device"),
        (2_000.0, 5_000.0, "Partly too high"),
        (600.0, RATE_HZ / 2, ""),
    ):
        opened.select_region(Target(opened.current, 0.0, 0.4, low_hz, high_hz))
        player.set_span(opened.span)
        player.play()
        assert player.told.words.startswith(words)
        assert bool(player.told.words) == bool(words)
        player.pause()
    opened.select_region(Target(opened.current, 0.0, 0.4, 5_000.0, 9_000.0))
    player.play()
    player.way_bar.set_speed(0.25)
    assert player.told.words == ""


def test_what_is_seen_plays_without_being_selected(player: Player, loudspeaker: Loudspeaker, opened) -> None:
    player.play_span(0.2, 0.3)
    play_through(player, loudspeaker)
    assert len(loudspeaker.output.samples) == pytest.approx(0.1 * RATE_HZ, abs=2)
    assert opened.span is None
    player.seek(0.0)
    player.play()
    play_through(player, loudspeaker)
    assert len(loudspeaker.output.samples) == pytest.approx(0.5 * RATE_HZ, abs=30)


def test_another_speed_goes_on_from_where_it_is(player: Player, loudspeaker: Loudspeaker) -> None:
    player.play()
    player._go_on()
    loudspeaker.output.play(0.2)
    player._go_on()
    player.way_bar.faster(-1)
    assert loudspeaker.opened == 2
    places = play_through(player, loudspeaker, 0.02)
    assert places == [*sorted(places[:-1]), 0.0]
    assert len(loudspeaker.output.samples) == pytest.approx(2 * (0.5 - 0.23) * RATE_HZ, abs=0.07 * RATE_HZ)
    player.way_bar.set_speed(1.0)
    assert player.way_bar.way == Way()


def test_gain_and_device_are_chosen_in_a_menu(player: Player, loudspeaker: Loudspeaker, opened) -> None:
    menu = player.way_bar.output.menu()
    menu.aboutToShow.emit()
    by_words = {action.text(): action for action in menu.actions()}
    by_words["+12 dB"].trigger()
    by_words["The box on the shelf"].trigger()
    assert opened.settings.loudspeaker == loudspeaker.wanted == "box"
    player.play()
    player._go_on()
    assert np.abs(loudspeaker.output.samples).max() == pytest.approx(1.0)
    assert "clipped" in player.told.words
    menu.aboutToShow.emit()
    assert {action.text() for action in menu.actions() if action.isChecked()} == {"+12 dB", "The box on the shelf"}


def test_another_regions_frequencies_are_heard_from_where_it_is_chosen(
    player: Player, loudspeaker: Loudspeaker, opened, qtbot
) -> None:
    opened.span_changed.connect(player.set_span)
    opened.select_region(Target(opened.current, 0.0, 0.5, 600.0, 2_000.0))  # the tone is at 200 Hz
    player.way_bar.band.setChecked(True)
    player.play()
    player._go_on()
    first = loudspeaker.output
    loudspeaker.output.play(0.2)
    player._go_on()
    opened.select_region(Target(opened.current, 0.0, 0.5, 100.0, 400.0))
    qtbot.waitUntil(lambda: loudspeaker.opened == 2)
    at_s = player.position_s
    assert at_s == pytest.approx(0.23, abs=0.04)
    play_through(player, loudspeaker)
    assert first.closed
    assert np.abs(first.samples[500:-500]).max() < 0.01
    assert len(loudspeaker.output.samples) == pytest.approx((0.5 - at_s) * RATE_HZ, abs=30)
    assert np.abs(loudspeaker.output.samples).max() > 0.25


def test_a_device_that_is_not_there_any_more_is_told_once_with_what_is_played_on(
    player: Player, loudspeaker: Loudspeaker, opened
) -> None:
    said: list[str] = []
    opened.said.connect(said.append)
    loudspeaker.wanted = "headphones"
    for _ in range(2):
        player.play()
        player.pause()
    assert said == ["The sound device you chose is not there: “The box on the shelf” is played on instead"]
    player.way_bar.output.menu().aboutToShow.emit()
    gone = player.way_bar.output.menu().actions()[-1]
    assert "not there" in gone.text()
    assert not gone.isEnabled()
    loudspeaker.there.append(("headphones", "Headphones"))
    player.play()
    assert len(said) == 1
    player.way_bar.output.menu().aboutToShow.emit()
    assert player.way_bar.output.menu().actions()[-1].text() == "Headphones"
