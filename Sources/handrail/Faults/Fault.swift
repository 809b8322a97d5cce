import DialogCompiler
import DialogEngine

/// One thing of a pack made wrong on purpose, to see whether anything notices.
struct Fault {
  enum Change: Equatable {
    /// The `goto` or `call` at an address leads to this node.
    case target(Int, NodeID)
    /// What an interrupt calls, or what it asks first, is this node.
    case interrupt(InterruptID, Alarm.Rule, NodeID)
    /// A choice of a question is left out.
    case choice(QuestionID, Int)
    case opposite(Place<Condition>)
    /// The bound of this place in a condition is another number.
    case bound(Place<Condition>, Int, to: Int)
    /// The kind of a variable ends at another number.
    case range(VariableID, to: Int)
  }

  /// The sorts of changes, in the words of the report.
  enum Sort: String, CaseIterable {
    case target = "targets swapped"
    case choice = "choices left out"
    case opposite = "conditions turned round"
    case bound = "bounds shifted"
  }

  let change: Change
  /// Where the author wrote what is changed.
  let site: Site
  /// The instructions at which it can show.
  let addresses: [Int]

  var sort: Sort {
    switch change {
    case .target, .interrupt: .target
    case .choice: .choice
    case .opposite: .opposite
    case .bound, .range: .bound
    }
  }
}

extension Fault {
  /// The pack with the fault in it.
  func pack(like pack: Pack) -> Pack {
    var tables = pack.tables
    var questions: [QuestionID] = []
    switch change {
    case .target(let address, let node):
      if case .call = tables.code[address] {
        tables.code[address] = .call(node)
      } else {
        tables.code[address] = .goto(node)
      }
    case .interrupt(let interrupt, .match, let node):
      tables.interrupts[Int(interrupt.value)].call = node
    case .interrupt(let interrupt, .check, let node):
      tables.interrupts[Int(interrupt.value)].ask = node
    case .choice(let question, let place):
      tables.questions[Int(question.value)].leaveOut(place)
      questions = [question]
    case .opposite(let place):
      tables.conditions[Int(place.value)] = .not(tables.conditions[place])
    case .bound(let place, let number, let bound):
      tables.conditions[Int(place.value)].setBound(number, to: bound)
    case .range(let variable, let end):
      if case .number(let range) = tables.variables[variable].kind {
        tables.variables[Int(variable.value)].kind = .number(range.lowerBound...end)
      }
      questions = tables.questions(for: variable)
    }
    return Pack(tables, like: pack, changing: questions)
  }

  /// Where things were written in that pack.
  func origins(like origins: Origins) -> Origins {
    guard case .choice(let question, let place) = change else { return origins }
    var origins = origins
    origins.choices[Int(question.value)].remove(at: place)
    return origins
  }
}

extension Tables {
  /// Those that it answers.
  func questions(for variable: VariableID) -> [QuestionID] {
    questions.indices.map { QuestionID($0) }.filter {
      if case .answer(variable) = questions[$0].form { true } else { false }
    }
  }
}

extension Question {
  fileprivate mutating func leaveOut(_ place: Int) {
    guard case .choices(var choices) = form else { return }
    choices.remove(at: place)
    form = .choices(choices)
  }
}
