import DialogEngine
import Transcripts

/// What only the holder of a conversation knows, put into what the engine says: the code to come
/// back with, and under which name the conversation is kept for how long.
struct KeptWords {
  let pack: Pack
  let recording: Recording?
  let code: ReturnCode?

  func filled(_ outputs: [Output]) -> [Output] {
    // Nearly always there is nothing to fill in, and nothing is copied.
    if !outputs.contains(where: { $0.lacksWords }) { return outputs }
    return outputs.map { output in
      switch output {
      case .codeWanted: code.map { said(.code, [.code: $0.shown]) } ?? output
      case .keepingTold(let message): said(message, whereItIs)
      default: output
      }
    }
  }

  private var whereItIs: [EngineMessage.Argument: String] {
    guard let recording, let id = recording.id else { return [:] }
    return [.days: String(recording.keepDays), .id: id.description]
  }

  private func said(
    _ message: EngineMessage, _ arguments: [EngineMessage.Argument: String]
  ) -> Output {
    .said(Saying(node: nil, tag: "nav", text: pack.words(message, arguments)))
  }
}

extension Output {
  /// Only the holder of the conversation knows what is to be said.
  fileprivate var lacksWords: Bool {
    switch self {
    case .codeWanted, .keepingTold: true
    default: false
    }
  }
}
