import DialogEngine
import LineServer

/// What is counted of the conversations; never a word of them.
struct ServiceTally {
  var conversations = 0
  var transcriptErrors = 0
  /// What the engine alone takes for one input.
  var steps = LineServer.Histogram()
  private var turns = 0
  private var endings = 0
  /// By the name of the interrupt, in the order in which they first fired.
  private var interrupts: [(name: String, count: Int)] = []

  mutating func count(_ outputs: [Output], in pack: Pack) {
    for place in outputs.indices {
      switch outputs[place] {
      case .understood, .undone, .changed: turns += 1
      case .interrupted(_, let interrupt, _):
        turns += 1
        countInterrupt(pack.tables.interrupts[interrupt].name)
      case .ended: endings += 1
      default: break
      }
    }
  }

  private mutating func countInterrupt(_ name: String) {
    if let place = interrupts.firstIndex(where: { $0.name == name }) {
      interrupts[place].count += 1
    } else {
      interrupts.append((name, 1))
    }
  }

  func add(to text: inout MetricsText) {
    text.gauge("conversations", "Conversations that are open.", conversations)
    text.counter("turns", "Replies that counted.", turns)
    text.counter("endings", "Conversations that came to an end.", endings)
    text.counter(
      "transcript_errors", "Transcripts that could not be written or opened.", transcriptErrors)
    text.histogram("step", "One step of a conversation, nothing written or sent.", steps)
    text.counter(
      "interrupts", "Interrupts that fired.", interrupts.map { (label: $0.name, value: $0.count) },
      label: "name")
  }

  var report: [(name: String, value: Int)] {
    [
      ("conversations", conversations), ("turns", turns), ("endings", endings),
      ("transcript_errors", transcriptErrors),
    ] + interrupts.map { ("interrupt_" + $0.name, $0.count) }
  }
}
