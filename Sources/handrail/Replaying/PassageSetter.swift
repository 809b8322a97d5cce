import DialogEngine
import Platform
import Transcripts

/// Sets the pieces of a recorded conversation as they looked when it was held.
struct PassageSetter {
  var showsIDs = false
  private var typesetter: Typesetter

  init(_ layout: Layout) {
    var layout = layout
    layout.reader = .reviewer
    typesetter = Typesetter(layout)
  }

  mutating func append(_ passage: Passage, to bytes: inout [UInt8]) {
    switch passage.kind {
    case .bot(let text): typesetter.append(message: text, to: &bytes)
    case .question(let question): typesetter.append(asking(question), to: &bytes)
    case .you(let text): typesetter.append(reply: text, to: &bytes)
    case .withheld(let why): typesetter.append(reply: "[\(why)]", to: &bytes)
    case .note(let text): typesetter.append(message: "[\(text)]", to: &bytes)
    }
    if showsIDs && !passage.ids.isEmpty { append(note: passage.ids, to: &bytes) }
  }

  mutating func append(note text: String, to bytes: inout [UInt8]) {
    typesetter.append(message: "[\(text)]", to: &bytes)
  }

  private func asking(_ question: Record.Question) -> Asking {
    let offers = zip(question.options, question.labels).map { Asking.Offer(id: $0, label: $1) }
    return Asking(
      node: NodeID(0), question: question.id, tag: nil, text: question.text, offers: offers,
      hint: question.hint, isWait: question.isWait)
  }
}
