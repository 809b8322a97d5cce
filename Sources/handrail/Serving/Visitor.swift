import DialogEngine
import LineServer
import Transcripts

/// One conversation on one connection.
final class Visitor {
  var conversation = Conversation()
  /// The pack that the conversation is with; after a reload it moves on at its next question.
  var pack: Pack
  /// Nil where nothing is ever kept.
  var recording: Recording?
  /// A write has failed, and the recording takes nothing more.
  var cannotBeKept = false
  unowned let connection: Connection

  init(_ pack: Pack, _ connection: Connection) {
    self.pack = pack
    self.connection = connection
  }
}
