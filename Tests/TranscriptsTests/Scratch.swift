import Foundation
import Platform

/// A folder of its own for a test, gone when the test is over.
final class Scratch {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "handrail-" + UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = path + "/" + name
    try File.create(path, bytes)
    return path
  }

  var files: [String] {
    ((try? Directory.list(path)) ?? []).map(\.name)
  }
}
