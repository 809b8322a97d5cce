import DialogEngine
import Platform

/// The conversation as plain text in a file of the visitor's own: what was said, and the replies
/// behind a sign. Never over a file that is there, and for nobody else to read.
final class ChatCopy {
  private let path: String
  private let file: FileDescriptor
  private var isOver = false

  init(_ path: String) throws(SystemError) {
    self.path = path
    file = try FileDescriptor.open(
      path, [.writeOnly, .create, .exclusive, .append, .noFollow], mode: 0o600)
  }

  /// Private answers are left out here as they are from a transcript.
  func take(_ outputs: [Output]) throws(SystemError) {
    if isOver { return }
    var typesetter = Typesetter(Layout(columns: Layout.mostColumns))
    var bytes: [UInt8] = []
    for output in outputs {
      switch output {
      case .understood(let understanding), .changed(_, let understanding):
        let words = understanding.isPrivate ? "(not written down)" : understanding.text
        typesetter.append(reply: words, to: &bytes)
      case .interrupted: typesetter.append(reply: "(not written down)", to: &bytes)
      case .undone: typesetter.append(reply: "back", to: &bytes)
      case .said(let saying):
        typesetter.append(message: saying.recorded ?? saying.text, to: &bytes)
      case .asked(var asking):
        asking.text = asking.recorded ?? asking.text
        typesetter.append(asking, to: &bytes)
      case .erased: return try erase()
      default: break
      }
    }
    try file.write(bytes)
  }

  /// Who asks for everything to be erased means this file, too.
  private func erase() throws(SystemError) {
    isOver = true
    try File.remove(path)
  }
}
