/// What is kept: `privacy`, `delete`, `pause`, `resume`.
extension Step {
  mutating func showPrivacy(_ by: Matched) {
    note(.privacy, by)
    emit(.keepingTold(privacyStatement))
    if conversation.beginning.keeping == .ask { lay(.privacy) } else { askAgain() }
  }

  private var privacyStatement: EngineMessage {
    // At the notice nothing is kept yet.
    if conversation.aside == .notice { return .privacyNone }
    if conversation.consent == .none, conversation.hasLeftPart { return .privacyPart }
    return switch conversation.consent {
    case .none: conversation.beginning.keeping == .ask ? .privacyNone : .privacyNever
    case .me: .privacyMe
    case .reviewer: .privacyReviewer
    }
  }

  mutating func askToDelete(_ by: Matched) {
    note(.delete, by)
    if conversation.consent == .none, !conversation.hasLeftPart {
      say(.privacyNone)
      return askAgain()
    }
    lay(.delete)
  }

  mutating func pause(_ by: Matched) {
    putBack()
    note(.pause, by)
    if conversation.consent != .none { return pauseNow() }
    if conversation.beginning.keeping != .ask {
      say(.pauseNever)
      return askAgain()
    }
    lay(.pause)
  }

  mutating func pauseNow() {
    // A yes of just now has wanted one, too; once is enough.
    outputs.removeAll { $0 == .codeWanted }
    say(.paused)
    emit(.codeWanted)
    emit(.paused)
    end(.paused)
  }

  mutating func resume(_ code: String?, _ by: Matched) {
    note(.resume, by)
    if conversation.consent != .none { return say(.resumeRecorded) }
    guard let code, !code.isEmpty else { return say(.resumeNoCode) }
    emit(.resumeWanted(code: code))
  }
}
