import DialogEngine
import Platform

/// What somebody typed, and what it is: the name of an interrupt, or `none`.
struct LabelledReply {
  let label: String
  let heard: Heard
  /// What the rules alone make of it.
  let alarm: Alarm?
  /// Everything in it that could be a sign, by the part that is weighed together.
  let parts: [[String]]
  /// The part of a long reply that most speaks for what it is.
  let heaviest: Int
}

extension LabelledReply {
  static let none = "none"

  /// Reads lines of `LABEL`, a tab, and a reply; a line without a tab is a mistake.
  static func read(_ path: String, _ pack: Pack) throws -> [LabelledReply] {
    let text = String(decoding: try File.read(path), as: UTF8.self)
    let lines = text.split(separator: "\n")
    return try lines.enumerated().map { place, line in
      guard let tab = line.firstIndex(of: "\t") else {
        throw Failure(
          .badFile, "\(path):\(place + 1): expected a label, a tab, and a reply")
      }
      let label = String(line[..<tab])
      guard label == none || pack.tables.interrupts.contains(where: { $0.name == label }) else {
        throw Failure(.badFile, "\(path):\(place + 1): there is no interrupt named \"\(label)\"")
      }
      return LabelledReply(label, String(line[line.index(after: tab)...]), pack)
    }
  }

  /// What the dialogs themselves offer and expect, where no rule minds: replies of nobody in danger.
  static func expected(by pack: Pack) -> [LabelledReply] {
    let lists = pack.tables.variables.map { $0.kind.members.map { $0.meaning } }
    let choices = pack.tables.questions.map { question -> [Meaning] in
      guard case .choices(let choices) = question.form else { return [] }
      return choices.flatMap { [$0.meaning] + $0.peopleSay.map { Meaning(label: $0) } }
    }
    let lines = (lists + choices).flatMap { $0 }.flatMap { meaning in
      [meaning.label] + meaning.match.filter { $0.isPlain }.map { $0.source }
    }
    return Set(lines).sorted().map { LabelledReply(none, $0, pack) }
      .filter { $0.alarm == nil }
  }

  private init(_ label: String, _ reply: String, _ pack: Pack) {
    let lexicon = pack.lexicon
    self.label = label
    heard = lexicon.listen(to: Cleaning.clean(reply))
    alarm = lexicon.ruled(heard)
    parts = lexicon.signCandidates(heard)
    let place = pack.tables.interrupts.firstIndex { $0.name == label }
    heaviest = place.map { [heard] in lexicon.heaviestPart(heard, for: $0) } ?? 0
  }
}
