/// How the descriptors that a process may have are shared between its visitors and the files that the
/// handler likes to keep open. Files give way first, as one that was closed is opened again.
struct DescriptorShare: Hashable {
  let connections: Int
  let files: Int

  /// Kept back for listeners, the metrics, the poller and whatever is opened for a moment.
  static let spare = 128
  /// Where there is not enough for everybody, files keep an eighth, and no more than this.
  static let filesAtLeast = 128

  /// 0 connections are as many as there is room for.
  init(of limit: Int, connections: Int, files: Int) {
    let room = max(1, limit - min(Self.spare, limit / 4))
    let wanted = connections == 0 ? room : connections
    let least = min(files, Self.filesAtLeast, max(1, room / 8))
    self.files = min(files, max(least, room - wanted))
    self.connections = max(1, min(wanted, room - self.files))
  }
}
