import Platform

/// Replies that wait for the disk: everything written in one or more ticks is made safe together,
/// while the next batch gathers.
extension EventLoop {
  func openSync() throws(SystemError) {
    guard let folder = setup.syncFolder else { return }
    let disk = try FileDescriptor.open(folder, [.readOnly, .directory])
    let thread = try SyncThread(disk: disk)
    try poller.add(thread.done, token: Token.synced, .reading)
    syncThread = consume thread
  }

  /// Asks for all that was written so far to be made safe, though nobody waits for it.
  public func sync() {
    isSyncWanted = true
  }

  func wait(forSyncOf connection: Connection) {
    precondition(setup.syncFolder != nil, "a folder to sync is set up before anybody waits for it")
    waitingForNextSync.append(connection)
    isSyncWanted = true
  }

  func beginSync() {
    guard isSyncWanted, syncThread?.isBusy == false else { return }
    isSyncWanted = false
    waitingForThisSync = waitingForNextSync
    waitingForNextSync = []
    do {
      try syncThread?.begin(files: handler.syncBegins())
    } catch {
      failSync(error)
      release()
    }
  }

  func finishSync() {
    guard var result = syncThread?.finish() else { return }
    if let code = syncFault {
      syncFault = nil
      result = .failure(SystemError("sync", code: code))
    }
    if case .failure(let error) = result { failSync(error) }
    release()
    beginSync()
  }

  private func failSync(_ error: SystemError) {
    log.write("sync-failed", [("why", .text("\(error)"))])
    for connection in waitingForThisSync { connection.replyBytes = 0 }
    handler.syncFailed(error, waitingForThisSync)
  }

  private func release() {
    for connection in waitingForThisSync {
      connection.touch()
      connection.isHeld = false
    }
    waitingForThisSync = []
  }
}
