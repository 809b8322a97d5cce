import DialogEngine
import DialogSyntax

/// The state of one compilation: what has been read so far, the tables, and the problems.
struct Compiler {
  let options: CompilerOptions
  var problems: [Diagnostic] = []
  var tables = Tables()
  var origins = Origins()
  var names = Names()
  var usage = Usage()
  var suites: [TestSuite] = []

  /// The trees of the files by kind, in the order of the files.
  var packs: [SyntaxNode] = []
  var dialogs: [DialogDraft] = []
  var conceptFiles: [SyntaxNode] = []
  var contactFiles: [SyntaxNode] = []
  var testFiles: [SyntaxNode] = []
  /// The files that could not be read to their end; what they would define is not known.
  var unreadFiles: Set<String> = []
  /// How many problems come from reading alone.
  var readingProblems = 0
  /// A file begins with a name that is no kind of file, or a dialog with one that is taken.
  var hasUnknownFile = false
  /// Dialogs whose id another file has as well.
  var doubledDialogs: Set<DialogID> = []
  /// Variables whose kind has a mistake in it.
  var badVariables: Set<VariableID> = []
  var pendingMeanings: [PendingMeaning] = []
  var slotSites: [SlotUse] = []
  var contactUses: [(contact: ContactID, field: Contact.Field, site: Site)] = []
  var interrupts: [Interrupt] = []
  var switches: [SwitchCases] = []
  /// Conditions that stand for the cases of a `switch`, which is checked as a whole.
  var casePlaces: Set<Place<Condition>> = []
  /// Conditions of the last of some alternatives, which may well say what is left.
  var lastAlternatives: Set<Place<Condition>> = []
  var commandSites: [Site] = []
  /// Words that the bot should not say, with kinder ones.
  var avoid: [(word: String, kinder: String)] = []
  /// What the bot says, in the order in which it was read.
  var spoken: [SpokenText] = []
  /// What stands behind each `tag`.
  var tagValues: [SyntaxNode] = []
  /// Where the phrases stand that were read last.
  var phraseSites: [Site] = []
  /// Where the wordings stand of the `say` that was read last.
  var wordingSites: [Site] = []
  /// Where the `match` phrases of the choices stand, by the place of the label.
  var matchSites: [Site: [Site]] = [:]
  /// Where the `match` phrases of the interrupts stand, by their names.
  var alarmSites: [String: [Site]] = [:]
  /// Where the values of a variable stand that have a label or words.
  var memberSites: [VariableID: [String: Site]] = [:]
  /// Instructions that stand for a step with a mistake in it.
  var badCode: Set<Address> = []
  /// The digits of the phone numbers in the contacts files.
  var phoneNumbers: Set<String> = []

  /// What is being lowered right now.
  var scope = Scope()
  var isUnreadable: Bool { !unreadFiles.isEmpty }
  /// Names may be defined in a place that is not known, so that none is said to be missing.
  var isIncomplete: Bool { isUnreadable || packs.isEmpty || hasUnknownFile }

  init(_ options: CompilerOptions) {
    self.options = options
  }

  mutating func finish(_ files: [SourceFile]) -> Compilation {
    var pack: Pack?
    if !problems.contains(where: { $0.severity == .error }) {
      if options.errorsOnly { forgetTrees() }
      let built = Pack(tables)
      if !options.errorsOnly { checkReplies(built) }
      pack = built
    }
    // Errors are never accepted, so that a quick start looks for no notes; whatever else it came
    // by, a note may well accept.
    var acceptances = Acceptances(
      options.errorsOnly ? [] : files, today: options.today.flatMap(CalendarDay.init))
    var found = options.errorsOnly ? problems.filter { $0.severity == .error } : problems
    var figures: [ProseFigures] = []
    // Prose that a note accepts is looked at in any case: else the note would accept nothing.
    if pack != nil, options.prose || acceptances.hasNotes {
      let prose = checkProse()
      found += prose.problems
      if options.prose { figures = prose.figures }
    }
    var left = sorted(acceptances.take(found), files).joiningSameNames()
    if !options.prose { left.removeAll { DialogProblems.isProse($0.code) } }
    return Compilation(
      files: files, tables: pack?.tables, pack: pack, problems: left,
      accepted: acceptances.accepted, prose: figures, suites: suites, origins: origins,
      isUnreadable: isUnreadable)
  }

  /// Makes room for what is built from the tables; nothing that was read is looked at again.
  private mutating func forgetTrees() {
    (packs, dialogs, switches, pendingMeanings) = ([], [], [], [])
    (conceptFiles, contactFiles, testFiles) = ([], [], [])
  }

  private func sorted(_ problems: [Diagnostic], _ files: [SourceFile]) -> [Diagnostic] {
    var order: [String: Int] = [:]
    for (index, file) in files.enumerated() where order[file.name] == nil {
      order[file.name] = index
    }
    // The place of finding decides between two at one character, so that the order is fixed.
    let keyed = problems.enumerated().map { (order[$1.file] ?? 0, $1.range.start, $0, $1) }
    return keyed.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.3)
  }
}

/// The dialog and node whose steps are being read.
struct Scope {
  var dialog: DialogID?
  var node = NodeID(0)
  /// How many questions the node has so far.
  var questions = 0
  /// The ids that questions of this node have, and where.
  var questionIDs: [String: Site] = [:]
}

/// Who reads and who sets each variable.
struct Usage {
  var reads: [Bool] = []
  var sets: [Bool] = []
}

/// What is known of a dialog before its steps are read.
struct DialogDraft {
  var id: DialogID
  var fields: Fields<DialogKey>
  /// Nodes that stand at the margin by mistake.
  var strays: [(key: SyntaxNode, value: SyntaxNode)] = []
  var nodes: [NodeDraft] = []
}

struct NodeDraft {
  var id: NodeID
  var name: SyntaxNode
  var value: SyntaxNode
}

enum DialogKey: String, CaseIterable {
  case dialog, title, about, language, review, was, variables, concepts, start, nodes, interrupts
}

enum PackKey: String, CaseIterable {
  case pack, title, about, language, opening, landing, country, fallback, variables, commands
  case messages, avoid
}
