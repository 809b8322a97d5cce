// What the C library has and its Swift module does not show. Nothing is compiled here.
#ifndef HANDRAIL_CEPOLL_SHIM_H
#define HANDRAIL_CEPOLL_SHIM_H
#ifdef __linux__
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// Shown by the C library only to those who ask for its extensions before its first header.
int syncfs(int descriptor);
int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags);
#endif
#endif
