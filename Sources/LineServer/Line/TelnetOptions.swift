/// What both sides have agreed on (RFC 1143): answers are given on a change only, so that two
/// programs never argue for ever.
struct TelnetOptions: Sendable {
  static let suppressGoAhead: UInt8 = 3
  static let timingMark: UInt8 = 6
  static let windowSize: UInt8 = 31
  static let charset: UInt8 = 42

  /// After so many answers the rest is ignored; a program that still asks is not listening.
  static let mostAnswers: UInt8 = 64

  private struct Agreed: OptionSet {
    let rawValue: UInt8
    static let weSuppressGoAhead = Agreed(rawValue: 1)
    static let weSpeakCharset = Agreed(rawValue: 2)
    static let theySpeakCharset = Agreed(rawValue: 4)
    static let theyTellWindowSize = Agreed(rawValue: 8)
  }

  private var answers: UInt8 = 0
  private var agreed: Agreed = []
  /// What was refused already: the option, and whether it was theirs.
  private var refused: [UInt16] = []

  mutating func `do`(_ option: UInt8) -> [UInt8] {
    switch option {
    case Self.suppressGoAhead: change(.weSuppressGoAhead, to: true, [255, 251, option])
    case Self.charset:
      change(
        .weSpeakCharset, to: true,
        [255, 251, option, 255, 250, option, 1] + Array(";UTF-8".utf8) + [255, 240])
    default: refuse(option, theirs: false)
    }
  }

  mutating func dont(_ option: UInt8) -> [UInt8] {
    switch option {
    case Self.suppressGoAhead: change(.weSuppressGoAhead, to: false, [255, 252, option])
    case Self.charset: change(.weSpeakCharset, to: false, [255, 252, option])
    default: []
    }
  }

  mutating func will(_ option: UInt8) -> [UInt8] {
    switch option {
    case Self.windowSize: change(.theyTellWindowSize, to: true, [255, 253, option])
    case Self.charset: change(.theySpeakCharset, to: true, [255, 253, option])
    default: refuse(option, theirs: true)
    }
  }

  mutating func wont(_ option: UInt8) -> [UInt8] {
    switch option {
    case Self.windowSize: change(.theyTellWindowSize, to: false, [255, 254, option])
    case Self.charset: change(.theySpeakCharset, to: false, [255, 254, option])
    default: []
    }
  }

  /// The one that needs an answer is the request for a character set (RFC 2066).
  mutating func subnegotiation(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 2, bytes[0] == Self.charset, bytes[1] == 1,
      !agreed.isDisjoint(with: [.weSpeakCharset, .theySpeakCharset])
    else { return [] }
    let name = offersUTF8(bytes[2...])
    let answer = name.map { [2] + $0 } ?? [3]
    return counted([255, 250, Self.charset] + answer + [255, 240])
  }
}

extension TelnetOptions {
  private mutating func change(_ option: Agreed, to wanted: Bool, _ answer: [UInt8]) -> [UInt8] {
    if agreed.contains(option) == wanted { return [] }
    agreed.formSymmetricDifference(option)
    return counted(answer)
  }

  private mutating func refuse(_ option: UInt8, theirs: Bool) -> [UInt8] {
    let entry = UInt16(option) << 1 | (theirs ? 1 : 0)
    if answers == Self.mostAnswers || refused.contains(entry) { return [] }
    refused.append(entry)
    return counted([255, theirs ? 254 : 252, option])
  }

  private mutating func counted(_ answer: [UInt8]) -> [UInt8] {
    if answers == Self.mostAnswers { return [] }
    answers += 1
    return answer
  }

  /// The name as the client wrote it, where it is among those in the list.
  private func offersUTF8(_ list: ArraySlice<UInt8>) -> [UInt8]? {
    var list = list
    if list.starts(with: Array("[TTABLE]".utf8)) { list = list.dropFirst(9) }
    guard let separator = list.first else { return nil }
    let names = list.dropFirst().split(separator: separator)
    return names.first { $0.map { $0 & 0xDF } == Array("UTF-8".utf8).map { $0 & 0xDF } }
      .map(Array.init)
  }
}
