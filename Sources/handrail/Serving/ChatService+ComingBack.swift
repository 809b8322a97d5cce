import DialogEngine
import LineServer
import Transcripts

/// Conversations that go on elsewhere: with a code, or with a pack that was read anew.
extension ChatService {
  /// A wrong code, one that is too old and one that nobody knows get the same answer. A right one
  /// that opens nothing now is none of these.
  func resume(_ code: String, _ outputs: [Output], for visitor: Visitor) {
    guard visitor.connection.mayTryCode else { return turnAway(visitor) }
    do {
      if let transcript = try store?.find(code) { return try goOn(with: transcript, for: visitor) }
    } catch {
      noteError(error)
      return finish(outputs + [.said(words(.resumeNotNow, of: visitor))], for: visitor)
    }
    if !visitor.connection.noteWrongCode() { return turnAway(visitor) }
    finish(outputs + [.said(words(.resumeWrong, of: visitor))], for: visitor)
  }

  /// Whoever still holds it goes on with it, should it not open here.
  private func goOn(with transcript: Transcript, for visitor: Visitor) throws {
    let holder = transcript.header.flatMap { TranscriptID($0.id) }.flatMap { holders[$0] }
    holder?.recording?.rest()
    guard let resumed = try store?.reopen(transcript) else { return }
    if let holder { putOut(holder) }
    release(visitor)
    visitor.pack = pack
    visitor.recording = resumed.recording
    visitor.cannotBeKept = false
    visitor.conversation = resumed.conversation
    if let id = resumed.recording.id { holders[id] = visitor }
    finish(resumed.outputs, for: visitor)
  }

  private func turnAway(_ visitor: Visitor) {
    show([.said(words(.wrongCodes, of: visitor))], to: visitor)
    visitor.connection.closeForWrongCodes()
  }

  /// The conversation goes on elsewhere.
  private func putOut(_ visitor: Visitor) {
    release(visitor)
    show([.said(words(.takenOver, of: visitor))], to: visitor)
    visitor.conversation = Conversation()
    visitor.connection.close()
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
