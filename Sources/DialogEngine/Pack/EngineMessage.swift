/// The lines that the engine itself says. A pack words them by these names under `messages`.
public enum EngineMessage: String, Sendable, CaseIterable {
  // A person first.
  case helpPeople = "help people"
  case helpWords = "help words"
  case numbers = "numbers"
  case goodbye = "goodbye"

  // Replies that were not clear.
  case waysOut = "ways out"
  case didYouMean = "did you mean"
  case whichOne = "which one"
  case wordOrChoice = "word or choice"
  case sayItAgain = "say it again"
  case yes = "yes"
  case no = "no"
  case theWord = "the word"
  case eitherIsFine = "either is fine"
  case outOfRange = "out of range"
  case whichNumber = "which number"
  case tooMany = "too many"
  case tooLong = "too long"

  // What a question takes.
  case hintNumber = "hint number"
  case hintYesOrNo = "hint yes or no"
  case hintSeveral = "hint several"
  case hintUpTo = "hint up to"
  case hintSkip = "hint skip"
  case hintEnter = "hint enter"

  // Words that always work.
  case nothingBefore = "nothing before"
  case wentBack = "went back"
  case noSkip = "no skip"
  case noChoices = "no choices"
  case pastDanger = "past danger"
  case notHelpful = "not helpful"
  case wishBack = "wish back"
  case wishRepeat = "wish repeat"
  case wishMenu = "wish menu"
  case wishQuit = "wish quit"
  case answersHeading = "answers heading"
  case answersNone = "answers none"
  case answersPrompt = "answers prompt"
  case answersChange = "answers change"
  case privateAnswer = "private answer"
  case planHeading = "plan heading"
  case planEmpty = "plan empty"

  // What is kept.
  case privacyNone = "privacy none"
  case privacyMe = "privacy me"
  case privacyReviewer = "privacy reviewer"
  case privacyNever = "privacy never"
  case privacyPrompt = "privacy prompt"
  case keepForMe = "keep for me"
  case keepForReviewer = "keep for reviewer"
  case keepNothing = "keep nothing"
  case leaveAsIs = "leave as it is"
  case nowKept = "now kept"
  case nowErased = "now erased"
  case code = "code"
  case deletePrompt = "delete prompt"
  case deleted = "deleted"
  case notDeleted = "not deleted"
  case pausePrompt = "pause prompt"
  case pauseNever = "pause never"
  case paused = "paused"
  case resumeRecorded = "resume recorded"
  case resumeNoCode = "resume no code"
  case resumeWrong = "resume wrong"
  case resumeNotNow = "resume not now"
  case recordingNotice = "recording notice"
  case cannotKeep = "cannot keep"
  case cannotKeepStop = "cannot keep stop"
  case goOn = "go on"
  case notKept = "not kept"
  case notErased = "not erased"
  case privacyPart = "privacy part"

  // Time, and coming back.
  case stillHere = "still here"
  case cameBack = "came back"
  case changed = "changed"
  case wentInCircle = "went in a circle"
  case cannotGoOn = "cannot go on"

  // The chat port.
  case notEncrypted = "not encrypted"
  case idleSoon = "idle soon"
  case idleClosed = "idle closed"
  case serverFull = "server full"
  case tooManyLines = "too many lines"
  case lineTooLong = "line too long"
  case lineTooSlow = "line too slow"
  case stopping = "stopping"
  case takenOver = "taken over"
  case wrongCodes = "wrong codes"

  /// The slots that a message may have; which one has which stands beside its built-in wording.
  public enum Argument: String, Sendable, CaseIterable {
    case choice, choices, word, low, high, limit, code, id, days, folder, words, minutes
  }
}

extension EngineMessage {
  /// What is said where the pack has no wording of its own. `{…}` are arguments or contacts.
  public var builtIn: String {
    switch self {
    case .helpPeople:
      """
      If you or someone else is in danger now: {emergency}.
      To talk to a person at any hour: {listening}.
      About drugs: {drugs_line}.
      This program can miss things. It cannot see you, call for help, or tell anyone.
      """
    case .helpWords:
      """
      These words always work:
      help now: the numbers alone
      back: the question before
      repeat: the last message again
      choices: the choices again
      skip: leave a question out, where that is offered
      menu: the main menu
      answers: see or change what you said
      plan: your plan so far
      privacy: what is kept about you
      delete: erase what is kept
      pause: stop now and come back later
      quit: leave
      hide: clear the screen and leave at once
      """
    case .numbers:
      """
      In danger now: {emergency}.
      Medical advice: {urgent_health}.
      To talk to someone: {listening}.
      About drugs: {drugs_line}.
      """
    case .goodbye:
      "You can come back at any time. If you need someone now: {emergency}, {listening}."
    case .waysOut: "You can type one of these words: {words}."
    case .didYouMean: "Did you mean {choice}?"
    case .whichOne: "Did you mean {choices}?"
    case .wordOrChoice: "Do you mean the answer {choice}, or the word {word}?"
    case .sayItAgain: "That is fine. Please say it another way."
    case .yes: "Yes"
    case .no: "No"
    case .theWord: "The word {word}"
    case .eitherIsFine:
      "Both answers are fine, and so is not being sure. You can pick the nearer one."
    case .outOfRange: "Please give a number from {low} to {high}."
    case .whichNumber: "Is it {low} or {high}?"
    case .tooMany: "Please pick {limit} at most."
    case .tooLong: "That was long. I kept the first {limit} characters."
    case .hintNumber: "(a number from {low} to {high})"
    case .hintYesOrNo: "(yes or no)"
    case .hintSeveral: "(one or more, such as 1, 3)"
    case .hintUpTo: "(up to {limit}, such as 1, 3)"
    case .hintSkip: "(or type skip)"
    case .hintEnter: "(press Enter to go on)"
    case .nothingBefore: "This is the first question."
    case .wentBack: "Going back. What you answered since then is no longer used."
    case .noSkip: "This question cannot be left out. You can type back or menu."
    case .noChoices: "This question has no list. Type what fits."
    case .pastDanger: "If you want to talk about that: {listening}. In danger: {emergency}."
    case .notHelpful: "Sorry, that was not helpful."
    case .wishBack: "Do you want to go back?"
    case .wishRepeat: "Do you want to hear that again?"
    case .wishMenu: "Do you want to go to the main menu?"
    case .wishQuit: "Do you want to stop here?"
    case .answersHeading: "So far you have said:"
    case .answersNone: "You have not answered anything yet."
    case .answersPrompt: "Type a number to change that answer. Press Enter to go on."
    case .answersChange: "You can answer this again. Your other answers stay where they still fit."
    case .privateAnswer: "(kept to yourself)"
    case .planHeading: "Your plan:"
    case .planEmpty: "There is nothing in your plan yet."
    case .privacyNone: "Nothing of this conversation is saved. It is gone when you leave."
    case .privacyMe:
      """
      This conversation is saved for you, for {days} days, under {id}.
      It is on the computer that runs this program.
      """
    case .privacyReviewer:
      """
      This conversation is saved for {days} days, under {id}.
      It is on the computer that runs this program.
      People who check this service may read it.
      """
    case .privacyNever: "Nothing can be saved here. It is gone when you leave."
    case .privacyPrompt: "What would you like?"
    case .keepForMe: "Save it, for me only"
    case .keepForReviewer: "Save it, and let the service read it"
    case .keepNothing: "Save nothing, and erase what is there"
    case .leaveAsIs: "Leave it as it is"
    case .nowKept: "From now on this conversation is saved."
    case .nowErased: "It is erased. Nothing of this conversation is saved now."
    case .code: "To come back later, type: resume {code}"
    case .deletePrompt: "Erase this conversation for good? It cannot be brought back."
    case .deleted: "It is erased."
    case .notDeleted: "Nothing was erased."
    case .pausePrompt: "To come back later, this conversation has to be saved. Save it?"
    case .pauseNever: "Nothing can be saved here, so this cannot be paused."
    case .paused: "Your place is kept."
    case .resumeRecorded:
      "This conversation is saved already. Type pause first, then come back with the code."
    case .resumeNoCode: "Type resume and your code, such as: resume ABCD-EFGH"
    case .resumeWrong: "That code does not open a conversation. It may be mistyped or too old."
    case .resumeNotNow:
      """
      This conversation cannot be opened at the moment.
      Your code is still good. Please try again later.
      """
    case .recordingNotice:
      """
      This conversation is saved, and the people who run this service read it.
      If you agree, press Enter or type yes. To leave with nothing saved, type no.
      """
    case .cannotKeep: "Nothing more can be saved at the moment. Go on without saving?"
    case .cannotKeepStop: "Stop here"
    case .goOn: "Go on without saving"
    case .privacyPart: "The first part of this chat is saved. Type delete to erase it."
    case .notErased: "This could not be erased. Ask the people who run this program to erase it."
    case .notKept: "This could not be saved. You may not be able to come back to it."
    case .stillHere: "I am still here. Take your time."
    case .cameBack: "Welcome back. This is where you were."
    case .changed:
      "This conversation has changed since you were here. Your answers are kept where they fit."
    case .wentInCircle: "Sorry, this part went in a circle. Here is another way on."
    case .cannotGoOn:
      "Sorry, this cannot go on here. You can reach people at {emergency} and {listening}."
    case .notEncrypted:
      "This line is not encrypted. People on the same network may be able to read along."
    case .idleSoon:
      "Are you still there? Press Enter to stay. Minutes until this line closes: {minutes}."
    case .idleClosed:
      "It was quiet for a while, so this line closes now. You can come back at any time."
    case .serverFull: "All places are taken at the moment. Please try again later."
    case .tooManyLines:
      "Too many lines are open from where you are. Please close one and try again."
    case .lineTooLong: "That line was too long to read. Please say it in fewer words."
    case .lineTooSlow: "The line was not finished, so it closes now. You can come back at any time."
    case .stopping: "This service closes now, so this line ends here. You can try again later."
    case .takenOver: "This conversation goes on in another window, so this one closes."
    case .wrongCodes: "That was too many codes. Please try again later."
    }
  }
}
