import Foundation
import Testing

@testable import Platform

/// A folder of its own for one test, gone afterwards.
struct Scratch: ~Copyable {
  let path: String

  init() throws {
    let name = try SecureRandom.bytes(8).map { String($0, radix: 16) }.joined()
    let folder = NSTemporaryDirectory() + "/handrail-" + name
    try Directory.create(folder)
    path = folder
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}

private func reason(_ body: () throws -> Void) -> Errno? {
  do {
    try body()
    return nil
  } catch {
    return (error as? SystemError)?.code
  }
}

struct FileDescriptorTests {
  @Test func `what was appended is read back`() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/a"
    try File.create(path, Array("one\n".utf8))
    try FileDescriptor.open(path, [.writeOnly, .append]).write("two\n")
    #expect(try File.read(path) == Array("one\ntwo\n".utf8))
    #expect(try FileStatus.of(path).mode == 0o600)
    #expect(try FileStatus.of(path).size == 8)
  }

  @Test func `a file that is there is not created again`() throws {
    let scratch = try Scratch()
    try File.create(scratch.path + "/a", [])
    #expect(reason { try File.create(scratch.path + "/a", []) } == .alreadyExists)
  }

  @Test func `a link is not followed where that is asked`() throws {
    let scratch = try Scratch()
    try File.create(scratch.path + "/a", [])
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/b", withDestinationPath: scratch.path + "/a")
    let path = scratch.path + "/b"
    #expect(
      reason { _ = try FileDescriptor.open(path, [.readOnly, .noFollow]) } == .tooManyLinks)
  }

  @Test func `a missing file is named with the call`() throws {
    #expect(throws: SystemError("open", path: "/none/such", code: .noSuchFile)) {
      try File.read("/none/such")
    }
    let error = SystemError("open", path: "/none/such", code: .noSuchFile)
    #expect("\(error)" == "open /none/such: no such file or folder")
  }

  @Test func `a zero byte in a path opens nothing`() {
    #expect(reason { _ = try File.read("/dev/null\0/x") } == .invalidArgument)
  }

  @Test func `a full disk is told by the kernel itself`() throws {
    let full = try FileDescriptor.open("/dev/full", .writeOnly)
    #expect(throws: SystemError("write", code: .diskFull)) { try full.write("x") }
  }

  @Test func `a file has one owner at a time`() throws {
    let scratch = try Scratch()
    try File.create(scratch.path + "/a", [])
    let first = try FileDescriptor.open(scratch.path + "/a", .readWrite)
    let second = try FileDescriptor.open(scratch.path + "/a", .readWrite)
    let answers = [try first.lock(), try second.lock()]
    first.unlock()
    let afterwards = try second.lock()
    #expect(answers == [true, false])
    #expect(afterwards)
  }

  @Test func `a file is closed when its value goes`() throws {
    var isOpen: [Bool] = []
    for _ in 0..<1_100 {
      // More than a process usually may have at once.
      let file = try FileDescriptor.open("/dev/null", .readOnly)
      isOpen.append(file.number < 1_000)
    }
    #expect(isOpen.allSatisfy { $0 })
  }
}

struct FaultPlanTests {
  @Test(arguments: [Errno.diskFull, .inputOutput, .quotaExceeded])
  func `a planned failure comes once`(code: Errno) throws {
    let scratch = try Scratch()
    let plan = FaultPlan()
    let file = try FileDescriptor.open(
      scratch.path + "/a", [.writeOnly, .create, .append], faults: plan)
    plan.plan(.fails(code), for: .write)
    #expect(throws: SystemError("write", code: code)) { try file.write("lost") }
    try file.write("kept")
    #expect(try File.read(scratch.path + "/a") == Array("kept".utf8))
    #expect(plan.calls == [.open, .write, .write])
  }

  @Test func `a short write and an interrupted one lose nothing`() throws {
    let scratch = try Scratch()
    let plan = FaultPlan()
    let file = try FileDescriptor.open(scratch.path + "/a", [.writeOnly, .create], faults: plan)
    plan.plan(.moves(atMost: 2), for: .write, number: 1)
    plan.plan(.fails(.interrupted), for: .write, number: 2)
    try file.write("whole line\n")
    #expect(try File.read(scratch.path + "/a") == Array("whole line\n".utf8))
    #expect(plan.calls.count == 4)
  }

  @Test(arguments: [FaultPlan.Call.sync, .status, .lock, .read])
  func `every call can fail`(call: FaultPlan.Call) throws {
    let plan = FaultPlan()
    let file = try FileDescriptor.open("/dev/null", .readOnly, faults: plan)
    plan.plan(.fails(.inputOutput), for: call)
    let code = reason {
      switch call {
      case .sync: try file.sync()
      case .status: _ = try file.status()
      case .lock: _ = try file.lock()
      default: _ = try file.readToEnd()
      }
    }
    #expect(code == .inputOutput)
  }
}

struct DirectoryTests {
  @Test func `folders are made with those above and kept private`() throws {
    let scratch = try Scratch()
    try Directory.create(scratch.path + "/a/b/c")
    try Directory.create(scratch.path + "/a/b/c")
    #expect(try FileStatus.of(scratch.path + "/a/b").mode == 0o700)
  }

  @Test func `a file in the place of a folder is told`() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/a"
    try File.create(path, [])
    #expect(reason { try Directory.create(path) } == .notADirectory)
  }

  @Test func `a walk goes by the bytes of the paths`() throws {
    let scratch = try Scratch()
    for folder in ["b", "a", "a/inner", ".hidden"] {
      try Directory.create(scratch.path + "/" + folder)
    }
    let names = ["b/z.yaml", "Z.yaml", "a.yaml", "a/é.yaml", "a/inner/x.yaml", "a/no.txt"]
    for name in names + [".hidden/x.yaml", ".x.yaml"] {
      try File.create(scratch.path + "/" + name, [])
    }
    let found = try Directory.files(under: scratch.path, endingIn: ".yaml")
    #expect(
      found.map { $0.dropFirst(scratch.path.count + 1) }
        == ["Z.yaml", "a.yaml", "a/inner/x.yaml", "a/é.yaml", "b/z.yaml"])
  }

  @Test func `a link in a circle does not hold up a walk`() throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/loop.yaml", withDestinationPath: scratch.path)
    #expect(try Directory.files(under: scratch.path, endingIn: ".yaml").isEmpty)
  }

  @Test func `a missing folder is told`() {
    #expect(reason { _ = try Directory.list("/none/such") } == .noSuchFile)
  }
}
