import DialogEngine
import LineServer
import Transcripts

/// Conversations that go on elsewhere: with a code, or with a pack that was read anew.
extension ChatService {
  /// A wrong code, one that is too old and one that nobody knows get the same answer.
  func resume(_ code: String, _ outputs: [Output], for visitor: Visitor) {
    let connection = visitor.connection
    guard connection.mayTryCode else { return turnAway(visitor) }
    guard let transcript = store?.find(code) else {
      if !connection.noteWrongCode() { return turnAway(visitor) }
      return finish(outputs + [.said(words(.resumeWrong, of: visitor))], for: visitor)
    }
    takeFromHolder(of: transcript)
    do {
      guard let resumed = try store?.reopen(transcript) else { return }
      release(visitor)
      visitor.pack = pack
      visitor.recording = resumed.recording
      visitor.cannotBeKept = false
      visitor.conversation = resumed.conversation
      if let id = resumed.recording.id { holders[id] = visitor }
      finish(resumed.outputs, for: visitor)
    } catch {
      log.write("transcript-error", [("error", .text(String(describing: error)))])
      finish(outputs + [.said(words(.resumeWrong, of: visitor))], for: visitor)
    }
  }

  private func turnAway(_ visitor: Visitor) {
    show([.said(words(.wrongCodes, of: visitor))], to: visitor)
    visitor.connection.closeForWrongCodes()
  }

  /// The other connection is told and closed; its file is let go before it is opened here.
  private func takeFromHolder(of transcript: Transcript) {
    guard let id = transcript.header.flatMap({ TranscriptID($0.id) }), let other = holders[id]
    else { return }
    release(other)
    show([.said(words(.takenOver, of: other))], to: other)
    other.conversation = Conversation()
    other.connection.close()
  }

  /// After a reload: the reply was taken by the pack that had asked; the question that comes next
  /// is asked by the new one. Where it is the same question, nothing is said of it.
  func moved(_ visitor: Visitor, after outputs: [Output]) -> [Output] {
    let earlier = visitor.pack
    guard let question = visitor.conversation.question, visitor.conversation.isAtQuestion else {
      return outputs
    }
    let standing = earlier.standing(at: question)
    let (conversation, shown) = pack.takeOver(visitor.conversation, from: earlier)
    visitor.pack = pack
    visitor.conversation = conversation
    if let store { visitor.recording?.goOn(with: store.setting) }
    // The choices are those of the new pack from now on, so they are the ones that are shown.
    let said = outputs.filter { if case .asked = $0 { false } else { true } }
    if let question = conversation.question, pack.standing(at: question).isSame(as: standing) {
      return said + shown.filter { if case .asked = $0 { true } else { false } }
    }
    return said + shown
  }
}

extension Standing {
  fileprivate func isSame(as other: Standing) -> Bool {
    node == other.node && question == other.question
  }
}
