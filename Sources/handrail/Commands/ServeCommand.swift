import DialogCompiler
import DialogEngine
import LineServer
import Platform
import Transcripts

/// `handrail serve`
enum ServeCommand {
  private static let listen = Option(
    "listen", .text("ADDR:PORT"), "where to listen, or unix:/path; may be given again")
  private static let record = Option(
    "record", .oneOf(["never", "ask", "always"]), "whether conversations are kept")
  private static let sync = Option(
    "sync", .oneOf(["second", "always", "os"]), "when transcripts are brought to the disk")
  private static let resumeFor = Option(
    "resume-for", .text("TIME"), "how long a code opens a conversation, such as 24h")
  private static let most = Option("max", .number("N"), "people at once")
  private static let idle = Option("idle", .text("TIME"), "silence before a line closes")
  private static let limit = Option(
    "limit", .text("NAME=VALUE"), "any limit by its name; may be given again")
  private static let drain = Option(
    "drain", .text("TIME"), "time for everybody to leave when the service stops")
  private static let proxyProtocol = Option(
    "proxy-protocol", .oneOf(["v1", "v2", "both"]), "a terminator in front says who is speaking")
  private static let trustedProxy = Option(
    "trusted-proxy", .text("CIDR"), "where such a terminator may be; may be given again")
  private static let metrics = Option(
    "metrics", .text("ADDR:PORT"), "where Prometheus may read the counters on this machine")
  private static let logFormat = Option("log", .oneOf(["text", "json"]), "the form of the log")
  private static let dialog = Option(
    "dialog", .text("ID"), "the dialog that follows the opening")

  static let spec = CommandSpec(
    "serve", for: .host, "the chat port for telnet and nc",
    examples: [
      .init("handrail serve", "on this machine only, port 4747"),
      .init("handrail serve --listen 0.0.0.0:4747", "for the whole network, not encrypted"),
      .init("handrail serve --record never", "nothing is ever kept"),
      .init("handrail serve --listen unix:/run/handrail/chat", "behind a TLS terminator"),
      .init("handrail serve --limit idle=10m --limit line-rate=5/s", "other limits"),
    ],
    options: [
      listen, record, sync, resumeFor, most, idle, limit, drain, proxyProtocol, trustedProxy,
      metrics, logFormat, dialog,
    ], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let (setup, service) = try prepare(invocation)
    Program.returnFreeMemory()
    noteStart(setup, service)
    let loop = try listening(setup, service)
    service.store?.folder.mostOpen = loop.handlerFiles
    service.isExposed = loop.addresses.contains { !$0.isLocal }
    service.wantSync = { [weak loop] in loop?.sync() }
    warn(loop.addresses, setup.log)
    for address in loop.addresses { try console.output.print("listening \(address)") }
    try loop.run()
    service.finish()
    setup.log.tellLeftOut(atEnd: true)
    setup.log.write("stopped", [("accepted", .number(loop.counters.accepted))])
    return .fine
  }

  /// What runs here: enough to know how it was started, and nothing of anybody.
  private static func noteStart(_ setup: EventLoop.Setup, _ service: ChatService) {
    let limits = setup.limits.differing.map { (name: $0.name, value: Log.Value.text($0.value)) }
    setup.log.write(
      "starting",
      [
        ("version", .text(VersionCommand.version)), ("dialogs", .text(service.settings.dialogs)),
        ("transcripts", .text(service.store?.folder.path ?? "none")),
        ("record", .text(service.settings.record.rawValue)),
        ("connections", .number(setup.limits.connections)),
      ] + limits)
  }

  /// Only the pack is left of the dialogs afterwards: no files, no places in them.
  private static func prepare(_ invocation: Invocation) throws -> (EventLoop.Setup, ChatService) {
    let console = invocation.console
    var setup = try setup(invocation)
    let loaded = try LoadedPack.load(on: console, withTests: false)
    let settings = try settings(invocation, loaded)
    let store = try store(invocation, settings, loaded.pack)
    setup.texts = Texts(
      loaded.pack, settings, idleNotice: setup.limits.idleNoticeMinutes)
    setup.syncFolder = store?.folder.path
    setup.handlerFiles = store == nil ? 0 : TranscriptFolder.usuallyOpen
    let chance = console.chance
    let log = setup.log
    let service = ChatService(
      loaded.pack, settings, store: store, clocks: console.clocks, log: log,
      seed: { (try? chance()) ?? 0 }, load: { ReloadedPack.read(on: console, log) })
    return (setup, service)
  }

  /// A port that is taken, or an address that is not this machine's.
  private static func listening(_ setup: EventLoop.Setup, _ service: ChatService) throws
    -> EventLoop
  {
    do throws(SystemError) {
      return try EventLoop(setup, handler: service)
    } catch {
      let isForbidden = error.code == .notPermitted || error.code == .accessDenied
      throw Failure(isForbidden ? .notAllowed : .unavailable, error.description)
    }
  }

  /// Whoever reads the log knows that others may read along.
  private static func warn(_ addresses: [SocketAddress], _ log: Log) {
    for address in addresses where !address.isLocal {
      log.write("not-encrypted", [("address", .text(address.description))])
    }
  }
}

extension Limits {
  /// How long before the end of `idle` the notice comes, for people.
  fileprivate var idleNoticeMinutes: Int {
    max(1, Int(min(Self.idleNotice, idle / 2).components.seconds) / 60)
  }
}

extension ServeCommand {
  private static func setup(_ invocation: Invocation) throws -> EventLoop.Setup {
    var setup = EventLoop.Setup()
    setup.inherited = try InheritedSockets.take()
    setup.listen = try invocation.all(listen).map { try address($0, for: listen) }
    if setup.listen.isEmpty { setup.listen = [try address("127.0.0.1:4747", for: listen)] }
    setup.limits = try limits(invocation)
    if let text = invocation[drain] { setup.drain = try boundedTime(text, for: drain) }
    setup.proxy = invocation[proxyProtocol].flatMap(ProxyHeader.Versions.init(rawValue:))
    setup.trustedProxies = try invocation.all(trustedProxy).map { text in
      guard let range = Cidr(text) else {
        throw Failure.usage(
          "\(trustedProxy.usage) takes an address such as 10.0.0.0/8, not \"\(text)\"")
      }
      return range
    }
    setup.metrics = try invocation[metrics].map(metricsAddress)
    setup.clocks = invocation.console.clocks
    let format = invocation[logFormat].flatMap(Log.Format.init(rawValue:)) ?? .text
    setup.log = Log(format, now: invocation.console.clocks.wall)
    return setup
  }

  private static func limits(_ invocation: Invocation) throws -> Limits {
    var limits = Limits()
    if let number = invocation.number(most) { limits.connections = number }
    if let text = invocation[idle] { limits.idle = try boundedTime(text, for: idle) }
    for text in invocation.all(limit) {
      do throws(Limits.Mistake) {
        try limits.set(text)
      } catch {
        throw Failure.usage("\(limit.usage): \(error)")
      }
    }
    return limits
  }

  private static func settings(_ invocation: Invocation, _ loaded: LoadedPack) throws
    -> ServiceSettings
  {
    var settings = ServiceSettings()
    settings.dialogs = loaded.folder.path
    settings.record = invocation[record].flatMap(ServiceSettings.Record.init(rawValue:)) ?? .ask
    if let name = invocation[dialog] {
      _ = try loaded.dialog(named: name)
      settings.dialog = name
    }
    if let code = invocation.console.settings.country {
      settings.country = loaded.tables.countries[try loaded.country(named: code)].id
    }
    settings.isPlain = invocation.console.settings.isPlain
    if case .columns(let number) = invocation.console.settings.width { settings.width = number }
    return settings
  }

  private static func store(
    _ invocation: Invocation, _ settings: ServiceSettings, _ pack: Pack
  ) throws -> ConversationStore? {
    if settings.record == .never { return nil }
    let mode = invocation[sync].flatMap(SyncMode.init(rawValue:)) ?? .second
    let folder = try TranscriptPlace.find(on: invocation.console).open(sync: mode)
    let resumable = try invocation[resumeFor].map { try time($0, for: resumeFor) }
    return ConversationStore(
      pack, in: folder, via: "tcp", clocks: invocation.console.clocks,
      resumable: resumable ?? ConversationStore.usualTime)
  }

  private static func address(_ text: String, for option: Option) throws -> SocketAddress {
    guard let address = SocketAddress(text) else {
      throw Failure.usage(
        "\(option.usage) takes an address and a port, such as 127.0.0.1:4747, not \"\(text)\"")
    }
    return address
  }

  /// The numbers are for whoever has an account here, not for the network.
  private static func metricsAddress(_ text: String) throws -> SocketAddress {
    let address = try address(text, for: metrics)
    if address.isLocal { return address }
    throw Failure.usage(
      "\(metrics.usage) takes an address of this machine alone, not \"\(text)\"",
      advice: ["such as 127.0.0.1:4750, [::1]:4750 or unix:/path"])
  }

  private static func boundedTime(_ text: String, for option: Option) throws -> Duration {
    let time = try time(text, for: option)
    if time <= Limits.longestTime { return time }
    throw Failure.usage("\(option.usage) takes at most 720h, which is 30 days, not \"\(text)\"")
  }

  private static func time(_ text: String, for option: Option) throws -> Duration {
    guard let time = Limits.time(text) else {
      throw Failure.usage("\(option.usage) takes a time such as 60s, 30m or 24h, not \"\(text)\"")
    }
    return time
  }
}
