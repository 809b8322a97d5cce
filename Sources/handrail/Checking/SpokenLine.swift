import DialogEngine

/// A line that the bot can say, and where it stands in the files.
struct SpokenLine: Equatable {
  enum Kind: String {
    case say, ask, choice, wait, keep, fallback, contact, message
  }

  /// `dialog/node`, else the first key of the file.
  var place: String
  var kind: Kind
  var tag: String?
  /// Slots as an author writes them.
  var text: String
}

extension SpokenLine {
  /// All of them, in the order of the files.
  static func all(of pack: Pack) -> [SpokenLine] {
    var collector = Collector(pack: pack)
    for node in pack.tables.nodes.indices { collector.add(NodeID(node)) }
    collector.addPack()
    return collector.lines
  }

  private struct Collector {
    let pack: Pack
    var lines: [SpokenLine] = []

    var tables: Tables { pack.tables }

    mutating func add(_ id: NodeID) {
      let node = tables.nodes[id]
      let place = pack.name(of: id)
      for instruction in tables.code[Int(node.start.value)..<Int(node.end.value)] {
        switch instruction {
        case .say(let line): add(tables.lines[line], at: place)
        case .ask(let question): add(tables.questions[question], at: place)
        case .keep(let keep): add(tables.keeps[keep].text, .keep, at: place)
        default: break
        }
      }
    }

    private mutating func add(_ line: Line, at place: String) {
      switch line.wording {
      case .always(let text): add(text, .say, tag: line.tag, at: place)
      case .inTurn(let texts, _), .atRandom(let texts, _), .once(let texts, _):
        for text in texts { add(text, .say, tag: line.tag, at: place) }
      }
    }

    private mutating func add(_ question: Question, at place: String) {
      switch question.form {
      case .wait: add(question.text, .wait, tag: question.tag, at: place)
      case .choices(let choices):
        add(question.text, .ask, tag: question.tag, at: place)
        for choice in choices {
          lines.append(SpokenLine(place: place, kind: .choice, tag: choice.tag, text: choice.label))
        }
      case .answer(let variable):
        add(question.text, .ask, tag: question.tag, at: place)
        for member in tables.variables[variable].kind.members {
          let label = member.label.prefix(1).uppercased() + member.label.dropFirst()
          lines.append(SpokenLine(place: place, kind: .choice, tag: nil, text: label))
        }
      }
      for text in question.fallback { add(text, .fallback, at: place) }
    }

    mutating func addPack() {
      for text in tables.fallback { add(text, .fallback, at: "pack") }
      for message in EngineMessage.allCases {
        if let text = tables.messages[message] {
          add(text, .message, at: "pack")
        } else {
          lines.append(
            SpokenLine(place: "pack", kind: .message, tag: nil, text: message.builtIn))
        }
      }
      for country in tables.countries {
        for case let entry? in country.entries {
          for text in [entry.say, entry.hours, entry.cost, entry.bill].compactMap({ $0 }) {
            lines.append(SpokenLine(place: "contacts", kind: .contact, tag: nil, text: text))
          }
        }
      }
    }

    private mutating func add(_ text: Text, _ kind: Kind, tag: String? = nil, at place: String) {
      lines.append(SpokenLine(place: place, kind: kind, tag: tag, text: pack.source(of: text)))
    }
  }
}

extension Pack {
  /// A text as its author wrote it, with its slots.
  func source(of text: Text) -> String {
    text.pieces.reduce(into: "") { source, piece in
      switch piece {
      case .words(let words):
        for character in words { source += character == "{" ? "{{" : String(character) }
      case .variable(let variable, let orElse):
        let name = tables.variables[variable].name
        source += orElse.map { "{\(name) | \($0)}" } ?? "{\(name)}"
      case .contact(let contact, let field):
        let name = tables.contacts[contact].name
        source += field == .say ? "{\(name)}" : "{\(name).\(field.rawValue)}"
      case .argument(let argument): source += "{\(argument.rawValue)}"
      }
    }
  }
}
