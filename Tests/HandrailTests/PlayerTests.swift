import Testing
import Transcripts

@testable import handrail

@Suite struct PlayerTests {
  /// Three replies, with a mark in the second and a long wait before the third.
  private var passages: [Passage] {
    let records = [
      Record(time: 0, .bot(.init(at: "a/b", text: "Hello"))),
      Record(time: 1_000, .you(.init(turn: 1, by: "free", text: "one"))),
      Record(time: 1_100, .bot(.init(at: "a/b", text: "So one"))),
      Record(time: 2_000, .you(.init(turn: 2, by: "free", text: "two"))),
      Record(time: 2_000, .mark("plan made")),
      Record(time: 90_000, .you(.init(turn: 3, by: "free", text: "three"))),
    ]
    return Passage.all(records)
  }

  private func press(_ player: inout Player, _ keys: String) -> [Player.Effect] {
    keys.utf8.flatMap { player.press($0) }
  }

  private func shown(_ effects: [Player.Effect]) -> [String] {
    effects.compactMap { if case .show(let passage) = $0 { passage.words } else { nil } }
  }

  @Test func `it waits as long as it took, but not over two seconds`() {
    var player = Player(passages)
    var waits: [Duration] = []
    for _ in passages {
      waits.append(player.wait ?? .seconds(99))
      _ = player.next()
    }
    #expect(
      waits == [.zero, .seconds(1), .milliseconds(100), .milliseconds(900), .zero, .seconds(2)])
    #expect(player.next() == [.note("end; p goes back, q leaves")])
    #expect(player.wait == nil)
  }

  @Test func `speed divides the waits`() {
    var player = Player(passages, speed: 2)
    _ = player.next()
    #expect(player.wait == .milliseconds(500))
    #expect(press(&player, "+") == [.note("speed 4")])
    #expect(player.wait == .milliseconds(250))
    #expect(
      press(&player, "----") == [
        .note("speed 2"), .note("speed 1"), .note("speed 0.5"), .note("speed 0.25"),
      ])
    #expect(player.wait == .seconds(2) * 2)
  }

  @Test func `space pauses and goes on`() {
    var player = Player(passages)
    #expect(press(&player, " ") == [.note("paused; space goes on")])
    #expect(player.wait == nil)
    #expect(press(&player, " ") == [])
    #expect(player.wait == .zero)
  }

  @Test func `n shows all up to the next reply, p tells the earlier one again`() {
    var player = Player(passages)
    #expect(shown(press(&player, "n")) == ["Hello"])
    #expect(shown(press(&player, "n")) == ["one", "So one"])
    #expect(shown(press(&player, "n")) == ["two", "mark: plan made"])
    #expect(press(&player, "p") == [.note("from reply 1")])
    #expect(shown(player.next()) == ["one"])
  }

  @Test func `step by step only keys go on`() {
    var player = Player(passages, pace: .stepwise)
    #expect(player.wait == nil)
    #expect(shown(press(&player, " ")) == ["Hello"])
    #expect(player.wait == nil)
  }

  @Test func `marks, replies and words are found`() {
    var player = Player(passages)
    #expect(press(&player, "]") == [.note("from reply 2")])
    #expect(shown(player.next()) == ["mark: plan made"])
    #expect(press(&player, "]").last == .note("there is nothing there"))
    #expect(press(&player, "g3\n").last == .note("from reply 3"))
    #expect(press(&player, "/ONE\n").last == .note("from reply 1"))
    #expect(press(&player, "/nowhere\n").last == .note("there is nothing there"))
    #expect(press(&player, "g\u{1B}q").last == .quit)
  }

  @Test(arguments: [("2", "two"), ("/three/", "three"), ("plan made", "mark: plan made")])
  func `it begins where it is told to`(place: String, first: String) {
    var player = Player(passages)
    let isFound = player.start(from: place)
    #expect(isFound)
    #expect(shown(player.next()) == [first])
  }

  @Test func `ids are switched on and off`() {
    var player = Player(passages)
    #expect(
      press(&player, "ii").compactMap { $0 == .showIDs(true) || $0 == .showIDs(false) ? $0 : nil }
        == [.showIDs(true), .showIDs(false)])
  }

  @Test func `keys that mean nothing do nothing, at any place`() {
    var player = Player(passages)
    for byte in UInt8.min...UInt8.max where !" np][+=-/giq\n\r".utf8.contains(byte) {
      #expect(player.press(byte) == [])
    }
    #expect(shown(player.next()) == ["Hello"])
  }
}
