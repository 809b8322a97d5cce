/// Places in the tables of a pack. Each table has its own type, so that no two can be mixed up.
public struct Place<Table>: Hashable, Comparable, Sendable {
  public let value: Int32

  public init(_ value: Int) {
    self.value = Int32(truncatingIfNeeded: value)
  }

  public static func < (a: Self, b: Self) -> Bool {
    a.value < b.value
  }
}

public typealias DialogID = Place<Dialog>
public typealias NodeID = Place<Node>
public typealias VariableID = Place<Variable>
public typealias QuestionID = Place<Question>
public typealias LineID = Place<Line>
public typealias ConceptID = Place<Concept>
public typealias InterruptID = Place<Interrupt>
public typealias ContactID = Place<Contact>
/// Counts visits, turns of variants and used choices; see `Conversation.counters`.
public typealias CounterID = Place<Counter>
/// A place in `Pack.code`.
public typealias Address = Place<Instruction>

/// Names the table of counters, which exists only in a conversation.
public enum Counter {}

extension Array {
  public subscript(_ index: Place<Element>) -> Element {
    self[Int(index.value)]
  }
}
