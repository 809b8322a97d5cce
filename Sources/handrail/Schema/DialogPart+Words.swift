import DialogCompiler
import DialogEngine

/// What each name of a dialog file is for, in words for whoever writes one.
extension DialogPart {
  typealias Entry = (about: String, shape: SchemaShape)

  var about: String {
    switch self {
    case .pack: "The settings of the whole folder; there is exactly one such file."
    case .dialog: "One dialog: what is said and asked, and where each answer leads."
    case .concepts: "Words that mean the same, for all dialogs."
    case .contacts: "The phone numbers and services of one country."
    case .tests: "Conversations as they should go."
    case .review: "Who wrote and read this dialog, and when it is to be read again."
    case .variable: "Something that is remembered, when it needs more than its kind."
    case .value: "How a value is shown, and words that mean it."
    case .node: "A node that needs more than its steps."
    case .step: "One step: a verb, and what belongs to it."
    case .variants: "Several wordings of one message."
    case .choice: "What follows a choice, and words that mean it."
    case .interrupt: "Words that are watched for at every question, and what happens then."
    case .concept: "Words that mean the same, when there is more than a list of them."
    case .contact: "One service: what is said, and what a caller needs to know."
    case .testCase: "One conversation as it should go."
    case .testStep: "One line of a test: what is typed, or what has to be true then."
    }
  }

  /// What can't be left out.
  var needed: [String] {
    switch self {
    case .pack: ["pack", "opening", "landing"]
    case .dialog: ["dialog", "nodes"]
    case .concepts: ["concepts"]
    case .contacts: ["contacts", "country", "lines"]
    case .tests: ["tests", "cases"]
    case .variable: ["kind"]
    case .node: ["steps"]
    case .interrupt: ["priority", "call"]
    case .contact: ["say"]
    case .testCase: ["steps"]
    case .review, .value, .step, .variants, .choice, .concept, .testStep: []
    }
  }

  var entries: [String: Entry] {
    switch self {
    case .pack: Self.packWords
    case .dialog: Self.dialogWords
    case .concepts: ["concepts": ("Each set of words by its name.", Self.conceptShape)]
    case .contacts: Self.contactsWords
    case .tests: Self.testsWords
    case .review: Self.reviewWords
    case .variable: Self.variableWords
    case .value: Self.valueWords
    case .node: Self.nodeWords
    case .step: Self.stepWords
    case .variants: Self.variantsWords
    case .choice: Self.choiceWords
    case .interrupt: Self.interruptWords
    case .concept: Self.conceptWords
    case .contact: Self.contactWords
    case .testCase: Self.testCaseWords
    case .testStep: Self.testStepWords
    }
  }
}

extension DialogPart {
  private static let conceptShape = SchemaShape.named(
    .either([.text, .list(.text), .part(.concept)]))
  private static let variableShape = SchemaShape.named(.either([.text, .part(.variable)]))

  private static let packWords: [String: Entry] = [
    "pack": ("The name of the pack: lower-case letters, digits, hyphens.", .text),
    "title": ("How the pack is called where people see it.", .text),
    "about": ("One line about the whole pack.", .text),
    "language": ("The language, such as en-GB.", .text),
    "opening": ("The node that every conversation begins with.", .text),
    "landing": ("The node to go to when nothing else is left.", .text),
    "country": ("The country whose numbers are shown until another is chosen.", .text),
    "fallback": ("What is said when a reply is not understood; one line or several.", .texts),
    "variables": ("What all dialogs remember together.", variableShape),
    "commands": (
      "More words for the commands that visitors can type.",
      .known(Command.allCases.map(\.rawValue), .texts)
    ),
    "messages": (
      "What the program itself says, in the words of this pack.",
      .known(EngineMessage.allCases.map(\.rawValue), .text)
    ),
    "avoid": ("Words not to use, each with the kinder one.", .named(.text)),
  ]

  private static let dialogWords: [String: Entry] = [
    "dialog": ("The id of the dialog: lower-case letters, digits, hyphens.", .text),
    "title": ("How the dialog is called in menus and maps.", .text),
    "about": ("One line for whom it is.", .text),
    "language": ("The language, such as en-GB; the pack's when left out.", .text),
    "review": ("Who wrote and read it, and when it is to be read again.", .part(.review)),
    "was": ("Earlier ids, so that kept conversations still find it.", .texts),
    "variables": ("What this dialog remembers.", variableShape),
    "concepts": ("Words that mean the same, for this dialog alone.", conceptShape),
    "start": ("The node to begin with; the first one when left out.", .text),
    "nodes": (
      "The nodes by their names, each with its steps.",
      .named(.either([.steps, .part(.node)]))
    ),
    "interrupts": ("Words that are watched for everywhere.", .named(.part(.interrupt))),
  ]

  private static let contactsWords: [String: Entry] = [
    "contacts": ("The country in two lower-case letters, or none.", .text),
    "country": ("The name of the country.", .text),
    "match": ("Words by which a visitor may name the country.", .texts),
    "language": ("The language, such as en-GB.", .text),
    "lines": (
      "The services by their names, as texts show them: {emergency}.",
      .named(.either([.text, .part(.contact)]))
    ),
  ]

  private static let testsWords: [String: Entry] = [
    "tests": ("A name for this file of tests.", .text),
    "cases": ("The conversations, by names that say what they show.", .named(.part(.testCase))),
  ]

  private static let reviewWords: [String: Entry] = [
    "version": ("The version of the dialog.", .text),
    "author": ("Who wrote it.", .text),
    "by": ("Who read it, with their roles; or: not yet reviewed.", .text),
    "on": ("The day of the review, such as 2026-11-22.", .text),
    "next": ("The day when it is to be read again.", .text),
    "sources": ("What it is based on.", .texts),
  ]

  private static let variableWords: [String: Entry] = [
    "kind": (
      "yes or no; number 0 to 10; one of a, b; any of a, b; up to 3 of a, b; text up to 500.", .text
    ),
    "values": (
      "How each value is shown, and words that mean it.", .named(.either([.text, .part(.value)]))
    ),
    "private": ("yes: never written down. For texts only.", .yesOrNo),
    "about": ("A note for other authors.", .text),
    "start": ("The value at the beginning.", .text),
    "was": ("Earlier names.", .texts),
  ]

  private static let valueWords: [String: Entry] = [
    "label": ("What is shown in place of the value.", .text),
    "match": ("Words that mean the value.", .texts),
    "except": ("Words that are taken out of a reply before it is compared.", .texts),
  ]

  private static let nodeWords: [String: Entry] = [
    "steps": ("What is done here, in this order.", .steps),
    "was": ("Earlier names of the node.", .texts),
    "tag": ("A word for reviewers.", .text),
    "if this changes": (
      "Where somebody goes on who comes back after this node has changed.", .text
    ),
  ]

  private static let stepWords: [String: Entry] = [
    "say": ("Shows a message; or one of several.", .either([.text, .part(.variants)])),
    "ask": ("Asks and waits; with choices, or with answer.", .text),
    "wait": ("Shows a line and waits for Enter.", .text),
    "if": ("Goes on only when this holds, such as: days > 3 and known name.", .text),
    "switch": ("Takes the way of this variable's value.", .text),
    "first": ("Runs the first of these steps whose `if` holds, and no other.", .steps),
    "set": ("Remembers something: name = value; one, or a list.", .texts),
    "goto": ("Goes to this node.", .text),
    "call": ("Goes to this node, and comes back when it is done.", .text),
    "keep": ("Adds a line to the plan that the visitor can take away.", .text),
    "mark": ("Names this moment for later review.", .text),
    "end": ("Ends the conversation, under this name.", .text),
    "choices": (
      "The labels to choose from, each with what follows: a node, next, or steps.",
      .named(.either([.text, .steps, .part(.choice)]))
    ),
    "answer": ("The variable that the reply is for.", .text),
    "fallback": ("What is said when the reply is not understood.", .texts),
    "skip": ("yes, or a node: the question may be left out.", .text),
    "then": ("Where to go, or what to do, when it holds.", .nodeOrSteps),
    "else": ("Where to go, or what to do, otherwise.", .nodeOrSteps),
    "cases": ("The values, or 1 to 3, each with a node or steps.", .named(.nodeOrSteps)),
    "under": ("The heading in the plan.", .text),
    "top": ("yes: its heading stands before the others.", .yesOrNo),
    "tag": ("A word for reviewers.", .text),
    "id": ("A name that stays when the words change.", .text),
  ]

  private static let variantsWords: [String: Entry] = [
    "in turn": ("The first one first, then the next; the last one stays.", .texts),
    "at random": ("Any of them, never the same one twice running.", .texts),
    "once": ("Each one once, then nothing.", .texts),
  ]

  private static let choiceWords: [String: Entry] = [
    "match": ("Words that mean this choice, besides its label.", .texts),
    "except": ("Words that are taken out of a reply before it is compared.", .texts),
    "if": ("Offered only while this holds.", .text),
    "once": ("yes: offered until it was chosen.", .yesOrNo),
    "listed": ("no, or shown only while this holds; heard all the same.", .text),
    "id": ("What a kept conversation stores; the label when left out.", .text),
    "was": ("Earlier ids or labels.", .texts),
    "tag": ("A word for reviewers.", .text),
    "people say": ("Replies that should choose it; each is a test.", .texts),
    "set": ("Remembers something: name = value; one, or a list.", .texts),
    "then": ("Steps; after them it goes on below the question.", .nodeOrSteps),
    "call": ("Goes to this node, and comes back.", .text),
    "goto": ("Goes to this node; or next.", .text),
  ]

  private static let interruptWords: [String: Entry] = [
    "priority": ("Which one comes first: 1 before 2.", .number),
    "match": ("Words that lead to `call` at once.", .texts),
    "check": ("Words that lead to the question of `ask`.", .texts),
    "except": ("Words that are taken out of a reply before it is compared.", .texts),
    "signs": (
      "Words that alone say little: weights from 1 to 9, or from -1 to -9 for what speaks against.",
      .named(.texts)
    ),
    "ask from": ("What the signs in a reply have to weigh together to be asked about.", .number),
    "ask": ("The node that asks whether it is so.", .text),
    "call": ("The node to go to.", .text),
  ]

  private static let conceptWords: [String: Entry] = [
    "match": ("Words and phrases of this set.", .texts),
    "include": ("Other sets that belong to this one.", .texts),
    "except": ("Words that are taken out of a reply before it is compared.", .texts),
  ]

  private static let contactWords: [String: Entry] = [
    "say": ("The number, with a name where it needs one.", .text),
    "hours": ("When somebody is there.", .text),
    "cost": ("What a call costs.", .text),
    "bill": ("Whether it shows on a bill.", .text),
    "checked": ("The day when all this was last looked up, such as 2026-11-22.", .text),
    "source": ("Where it was looked up.", .text),
  ]

  private static let testCaseWords: [String: Entry] = [
    "dialog": ("The dialog to begin.", .text),
    "from": ("The node to begin with.", .text),
    "given": ("What is set at the start: name = value; one, or a list.", .texts),
    "country": ("The country that is chosen, in two letters.", .text),
    "seed": ("The same chances each time: digits 0-9 and a-f.", .text),
    "steps": ("What is typed and what has to come, line by line.", .list(.part(.testStep))),
  ]

  private static let testStepWords: [String: Entry] = [
    "bot": ("Words that were shown since the last reply.", .text),
    "not": ("Words that were not shown since the last reply.", .text),
    "you": ("What is typed.", .textOrNothing),
    "at": ("The node that asks now.", .text),
    "kept": ("Words of a line of the plan.", .text),
    "holds": ("A condition that is true now.", .text),
    "never": ("A node that is not entered in the whole conversation.", .text),
    "ends": ("The name of the ending.", .text),
    "ends within": ("The most replies until the end.", .number),
  ]
}
