import DialogEngine

/// How well rules and signs hear replies that the signs were not found from.
struct SignTrial {
  /// What became of one reply.
  struct Outcome {
    let label: String
    /// What a rule sets off, unless signs speak against a `check`.
    let ruled: String?
    /// By a `match` that no signs speak against.
    let isAtOnce: Bool
    /// The interrupt whose signs go furthest, and how far past what they have to weigh.
    let weighed: String
    let over: Int
  }

  /// How many replies of a label there were, were heard, were heard as what they are, and led to
  /// help at once.
  struct Score {
    var replies = 0
    var heard = 0
    var named = 0
    var atOnce = 0

    var asked: Int { heard - atOnce }
  }

  private(set) var outcomes: [Outcome] = []

  /// Leaves each of the parts out in turn.
  init(_ weighing: SignWeighing, parts: Int, _ pack: Pack) {
    for part in 0..<parts {
      let found = weighing.find(without: part, of: parts)
      for place in weighing.replies.indices where place % parts == part {
        outcomes.append(Outcome(weighing.replies[place], found, pack))
      }
    }
  }

  /// The least that has to be added to what the signs have to weigh so that no larger share of
  /// those in no danger is asked.
  func margin(asking share: Double) -> Int {
    (-50...50).first { margin in
      let score = score(of: LabelledReply.none, margin: margin)
      return Double(score.asked) <= share * Double(score.replies)
    } ?? 50
  }

  func score(of label: String, margin: Int) -> Score {
    var score = Score()
    for outcome in outcomes where outcome.label == label {
      score.replies += 1
      guard let interrupt = outcome.interrupt(margin: margin) else { continue }
      score.heard += 1
      if interrupt == label { score.named += 1 }
      if outcome.isAtOnce { score.atOnce += 1 }
    }
    return score
  }
}

extension SignTrial.Outcome {
  fileprivate init(_ reply: LabelledReply, _ found: [SignWeighing.Found], _ pack: Pack) {
    label = reply.label
    let parts = reply.parts.map { Set($0) }
    let sums = found.map { one in
      parts.map { part in
        one.signs.reduce(0) { $0 + (part.contains($1.phrase) ? $1.weight : 0) }
      }.max() ?? 0
    }
    let overs = found.indices.map {
      sums[$0] - Lexicon.needed(found[$0].askFrom, inParts: parts.count)
    }
    over = overs.max() ?? 0
    weighed = overs.firstIndex(of: over).map { found[$0].interrupt } ?? ""
    let name = reply.alarm.map { pack.tables.interrupts[$0.interrupt].name }
    let isAgainst = found.firstIndex { $0.interrupt == name }.map { sums[$0] < 0 } ?? false
    let isMatch = reply.alarm?.rule == .match
    ruled = isMatch || !isAgainst ? name : nil
    isAtOnce = isMatch && !isAgainst
  }

  fileprivate func interrupt(margin: Int) -> String? {
    ruled ?? (over >= margin ? weighed : nil)
  }
}
