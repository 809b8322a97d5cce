// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "handrail",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "handrail", targets: ["handrail"])],
  targets: [
    // What happens next in a conversation. Knows no files, time, chance, disk or network.
    .target(name: "DialogEngine", swiftSettings: strict),
    // Text to tree, and how problems are shown. Does not know what a node is.
    .target(name: "DialogSyntax", swiftSettings: strict),
    // Tree to pack, or a list of problems. Knows neither disk nor how a conversation is run.
    .target(
      name: "DialogCompiler", dependencies: ["DialogEngine", "DialogSyntax"],
      swiftSettings: strict),
    // The operating system, made safe. The only place with `#if` and `unsafe`.
    .target(
      name: "Platform",
      dependencies: [.target(name: "CEpoll", condition: .when(platforms: [.linux]))],
      swiftSettings: strict),
    .systemLibrary(name: "CEpoll"),
    // Conversations written down and rebuilt. Does not know how dialogs are written.
    .target(
      name: "Transcripts", dependencies: ["DialogEngine", "Platform"], swiftSettings: strict),
    // Many people typing lines at once. Does not know that the lines are a conversation.
    .target(name: "LineServer", dependencies: ["Platform"], swiftSettings: strict),
    .executableTarget(
      name: "handrail",
      dependencies: [
        "DialogEngine", "DialogSyntax", "DialogCompiler", "Platform", "Transcripts", "LineServer",
      ],
      swiftSettings: strict),
    // What the README's figures are measured with; not part of the product.
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "DialogEngine", "DialogSyntax", "DialogCompiler", "Platform", "Transcripts", "LineServer",
      ],
      swiftSettings: strict),
    .target(name: "Support", path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "DialogEngineTests", dependencies: ["DialogEngine", "DialogCompiler", "Support"],
      exclude: ["Conversations"], swiftSettings: strict),
    .testTarget(
      name: "DialogSyntaxTests", dependencies: ["DialogSyntax", "Support"], exclude: ["Messages"],
      swiftSettings: strict),
    .testTarget(
      name: "DialogCompilerTests", dependencies: ["DialogCompiler", "Support"],
      exclude: ["Broken", "Messages"], swiftSettings: strict),
    .testTarget(
      name: "PlatformTests", dependencies: ["Platform", "Support"], swiftSettings: strict),
    .testTarget(
      name: "TranscriptsTests",
      dependencies: [
        "Transcripts", "DialogCompiler", "DialogSyntax", "DialogEngine", "Platform", "Support",
      ],
      exclude: ["ComingBack.txt"],
      swiftSettings: strict),
    .testTarget(
      name: "LineServerTests", dependencies: ["LineServer", "Support"], swiftSettings: strict),
    .testTarget(
      name: "HandrailTests", dependencies: ["handrail", "benchmark", "Support"],
      exclude: ["Conversations", "Examples", "Hearing"], swiftSettings: strict),
  ]
)
