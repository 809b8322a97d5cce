import DialogSyntax
import Platform

/// The dialog files while somebody writes them: what was saved since the last look.
struct DialogWatch {
  /// How long a reply is waited for between two looks.
  static let interval = Duration.milliseconds(250)

  /// The files as they are now, when they were saved since; nil when they were not.
  let saved: () throws -> [SourceFile]?

  init(saved: @escaping () throws -> [SourceFile]?) {
    self.saved = saved
  }

  init(_ folder: PackFolder) {
    var change = SettledChange(Self.stamp(folder))
    self.init {
      change.isNew(Self.stamp(folder)) ? try folder.files() : nil
    }
  }

  /// What tells one state of the files from another without reading them.
  private static func stamp(_ folder: PackFolder) -> [String: FileStatus] {
    let paths = (try? Directory.files(under: folder.path, endingIn: ".yaml")) ?? []
    return paths.reduce(into: [:]) { stamp, path in stamp[path] = try? FileStatus.of(path) }
  }
}

/// Something looked at now and then: it counts as changed once it stays as it is, because an editor
/// may be halfway through writing it.
struct SettledChange<Stamp: Equatable> {
  private var known: Stamp
  private var seen: Stamp

  init(_ stamp: Stamp) {
    known = stamp
    seen = stamp
  }

  mutating func isNew(_ now: Stamp) -> Bool {
    defer { seen = now }
    guard now == seen, now != known else { return false }
    known = now
    return true
  }
}
