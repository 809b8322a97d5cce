import Platform

/// The bare server that ours is held against: epoll and nothing else, in C.
///
/// A package without dependencies compiles no C, so the text is handed to the system's compiler
/// when it is measured. It answers the line number k of a connection with as many bytes as the
/// measured server did, in one send for what one read brought, and hangs up after the last one.
enum EchoFloor {
  /// Compiles it and says how it is started: with the size of the greeting and of every reply.
  static func command(sizes: [Int]) throws -> [String] {
    let folder = (Program.environment("TMPDIR") ?? "/tmp") + "/handrail-floor"
    try Directory.create(folder)
    try File.replace(folder + "/floor.c", Array(source.utf8))
    var compiler = try ChildProcess(["cc", "-O2", "-o", folder + "/floor", folder + "/floor.c"])
    guard compiler.wait() == 0 else {
      throw Wish.Mistake(text: "the C floor could not be compiled with cc")
    }
    return [folder + "/floor"] + sizes.map(String.init)
  }

  private static let source = """
    #define _GNU_SOURCE
    #include <arpa/inet.h>
    #include <netinet/tcp.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/epoll.h>
    #include <sys/socket.h>
    #include <unistd.h>

    enum { MOST = 65536, EVENTS = 512, ROOM = 1 << 20 };
    static int place[MOST];
    static char buffer[65536], reply[ROOM];

    static void answer(int fd, long size, int isLast) {
      if (!isLast) memcpy(reply + size - 4, "\\r\\n> ", 4);
      send(fd, reply, size, MSG_NOSIGNAL);
      memcpy(reply + size - 4, "xxxx", 4);
      if (isLast) close(fd);
    }

    int main(int count, char **words) {
      long sizes[count];
      for (int i = 1; i < count; i++) sizes[i - 1] = atol(words[i]);
      int kinds = count - 1, one = 1;
      memset(reply, 'x', ROOM);
      int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
      setsockopt(door, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
      struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
      socklen_t length = sizeof at;
      bind(door, (struct sockaddr *)&at, length);
      listen(door, 4096);
      getsockname(door, (struct sockaddr *)&at, &length);
      printf("listening 127.0.0.1:%d\\n", ntohs(at.sin_port));
      fflush(stdout);
      int queue = epoll_create1(0);
      struct epoll_event event = {.events = EPOLLIN, .data.fd = door}, events[EVENTS];
      epoll_ctl(queue, EPOLL_CTL_ADD, door, &event);
      for (;;) {
        int ready = epoll_wait(queue, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
          int fd = events[i].data.fd;
          if (fd == door) {
            while ((fd = accept4(door, 0, 0, SOCK_NONBLOCK)) >= 0) {
              event.data.fd = fd;
              epoll_ctl(queue, EPOLL_CTL_ADD, fd, &event);
              place[fd] = 0;
              answer(fd, sizes[0], 0);
            }
            continue;
          }
          ssize_t got = recv(fd, buffer, sizeof buffer, 0);
          if (got <= 0) { close(fd); continue; }
          long total = 0;
          for (char *at = buffer; (at = memchr(at, '\\n', buffer + got - at)); at++) {
            if (place[fd] < kinds - 1) total += sizes[1 + place[fd]++];
          }
          if (total) answer(fd, total, place[fd] == kinds - 1);
        }
      }
    }
    """
}
