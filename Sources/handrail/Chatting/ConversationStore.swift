import DialogEngine
import Platform
import Transcripts

/// Where the conversations of one program are kept and found again.
struct ConversationStore {
  let setting: Recording.Setting
  private let via: String
  private let clocks: Clocks
  private let resumable: Duration

  /// How long a code opens a conversation after its last record, unless the host says otherwise.
  static let usualTime = Duration.seconds(24 * 60 * 60)

  init(
    _ pack: Pack, in folder: TranscriptFolder, via: String, clocks: Clocks,
    resumable: Duration = usualTime
  ) {
    setting = Recording.Setting(
      pack: pack, folder: folder, via: via, engine: VersionCommand.version, clocks: clocks)
    self.via = via
    self.clocks = clocks
    self.resumable = resumable
  }

  func record(_ beginning: Beginning) -> Recording {
    Recording(setting, beginning)
  }

  /// The conversation that a code opens, as it goes on with today's dialogs. A wrong code, one that
  /// is too old and one that nobody knows get the same answer.
  func resume(_ typed: String) throws -> Resumed? {
    try find(typed).map(reopen)
  }

  /// What a code opens, and nothing is touched.
  func find(_ typed: String) throws(SystemError) -> Transcript? {
    guard let code = ReturnCode(typed: typed) else { return nil }
    return try setting.folder.find(code, now: clocks.wall(), within: resumable)
  }

  func reopen(_ transcript: Transcript) throws -> Resumed {
    let recording = try Recording(setting, resuming: transcript)
    let (conversation, outputs) = transcript.resumed(through: setting.pack)
    return Resumed(recording: recording, conversation: conversation, outputs: outputs)
  }

  /// The same place for conversations with another pack.
  func with(_ pack: Pack) -> ConversationStore {
    ConversationStore(pack, in: setting.folder, via: via, clocks: clocks, resumable: resumable)
  }

  var folder: TranscriptFolder { setting.folder }
  var syncMode: SyncMode { setting.folder.sync }

  struct Resumed {
    var recording: Recording
    var conversation: Conversation
    var outputs: [Output]
  }
}
