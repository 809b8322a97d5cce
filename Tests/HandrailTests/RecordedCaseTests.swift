import DialogCompiler
import DialogEngine
import DialogSyntax
import Testing
import Transcripts

@testable import handrail

@Suite struct RecordedCaseTests {
  @Test func `each shipped example becomes a case that passes, by its path and by its wording`()
    throws
  {
    let files = try PackFolder.files(at: "Dialogs")
    let quick = CompilerOptions(errorsOnly: true)
    let pack = try #require(compile(files, options: quick).pack)
    var added: [SourceFile] = []
    for name in ExamplesTests.names {
      let transcript = try Transcript.read("\(ExamplesTests.kept)/\(name).jsonl")
      for hasWording in [false, true] {
        let text = RecordedCase(transcript: transcript, pack: pack, hasWording: hasWording).text
        let path = "Dialogs/recorded/\(name)-\(hasWording).yaml"
        added.append(SourceFile(name: path, bytes: Array(text.utf8)))
      }
    }
    let compilation = compile(files + added, options: quick)
    #expect(!compilation.hasErrors, "\(compilation.problems.map(\.message))")
    let suites = compilation.suites.filter { $0.file.hasPrefix("Dialogs/recorded/") }
    #expect(suites.count == added.count)
    for suite in suites {
      for test in suite.cases {
        #expect(TestRunner.run(test, on: pack) == nil, "\(suite.file)")
      }
    }
  }

  @Test func `a kept conversation becomes a case that passes`() throws {
    let files = try PackFolder.files(at: "Tests/HandrailTests/Conversations/Dialogs")
    let pack = try #require(compile(files).pack)
    let lines = [
      #"{"handrail":1,"id":"20261122-k7qf3m","started":"2026-11-22T18:40:03Z","pack":"small","#
        + #""fingerprint":"sha256:0b6c3b0d3e7c269e5d42bda01c9f64ae","engine":"0.1.0","#
        + #""seed":"000000000000002a","language":"en-GB","via":"terminal","consent":"me","keep":"30d"}"#,
      #"{"t":0,"k":"go","to":"hello/opening"}"#, #"{"t":0,"k":"go","to":"hello/menu"}"#,
      #"{"t":1,"k":"ask","at":"hello/menu","q":"1","options":[],"labels":[],"text":"What?"}"#,
      #"{"t":2,"k":"you","n":1,"pick":"Finish","by":"label","text":"finish"}"#,
      #"{"t":2,"k":"go","to":"hello/finish"}"#,
      #"{"t":2,"k":"bot","at":"hello/finish","text":"Goodbye. You can reach \"them\"."}"#,
      #"{"t":2,"k":"end","why":"done","name":"finished","turns":1,"sum":"sha256:00"}"#,
    ]
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let transcript = try Transcript.read(bytes, path: "kept.jsonl")
    let text = RecordedCase(transcript: transcript, pack: pack, hasWording: false).text
    #expect(
      text == """
        tests: 20261122-k7qf3m
        cases:
          20261122-k7qf3m:
            from: "hello/opening"
            seed: "2a"
            steps:
              - at: "hello/menu"
              - you: "finish"
              - ends: "finished"

        """)
    let added = SourceFile(name: "tests.yaml", bytes: Array(text.utf8))
    let compilation = compile(files + [added])
    let suite = try #require(compilation.suites.first { $0.file == "tests.yaml" })
    let test = try #require(suite.cases.first)
    #expect(TestRunner.run(test, on: pack) == nil)
  }
}
