import DialogEngine
import Platform
import Transcripts

/// Where the conversations of one program are kept and found again.
struct ConversationStore {
  let setting: Recording.Setting
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
    self.clocks = clocks
    self.resumable = resumable
  }

  func record(_ beginning: Beginning) -> Recording {
    Recording(setting, beginning)
  }

  /// The conversation that a code opens, as it goes on with today's dialogs. A wrong code, one that
  /// is too old and one that nobody knows get the same answer.
  func resume(_ typed: String) throws -> Resumed? {
    guard let code = ReturnCode(typed: typed),
      let transcript = setting.folder.find(code, now: clocks.wall(), within: resumable)
    else { return nil }
    let recording = try Recording(setting, resuming: transcript)
    let (conversation, outputs) = transcript.resumed(through: setting.pack)
    return Resumed(recording: recording, conversation: conversation, outputs: outputs)
  }

  struct Resumed {
    var recording: Recording
    var conversation: Conversation
    var outputs: [Output]
  }
}
