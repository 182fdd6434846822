package com.cetoex.gateway.http;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import io.vertx.core.impl.transports.EpollTransport;

/**
 * Linux's transport, whose sockets stay with epoll when no event is wanted of them.
 *
 * <p>Of a client that has ended its side, Netty soon wants none. It then takes the socket out of
 * epoll (pull request 16689), but forgets that it did, and closes the connection when an answer has
 * to wait for the client to read. Edge-triggered and without events a socket stays in and wakes
 * nobody.
 */
final class KeepingEpoll extends EpollTransport {
    @Override
    public IoHandlerFactory ioHandlerFactory() {
        IoHandlerFactory factory = super.ioHandlerFactory();
        return executor -> new KeepingHandler(factory.newHandler(executor));
    }

    private record KeepingHandler(IoHandler epoll) implements IoHandler {
        @Override
        public void initialize() {
            epoll.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            return epoll.run(context);
        }

        @Override
        public void prepareToDestroy() {
            epoll.prepareToDestroy();
        }

        @Override
        public void destroy() {
            epoll.destroy();
        }

        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            return new KeepingRegistration(epoll.register(handle));
        }

        @Override
        public void wakeup() {
            epoll.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> handleType) {
            return epoll.isCompatible(handleType);
        }
    }

    private record KeepingRegistration(IoRegistration epoll) implements IoRegistration {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <T> T attachment() {
            return epoll.attachment();
        }

        @Override
        public long submit(IoOps ops) {
            return epoll.submit(EpollIoOps.NONE.equals(ops) ? EpollIoOps.EPOLLET : ops);
        }

        @Override
        public boolean isValid() {
            return epoll.isValid();
        }

        @Override
        public boolean cancel() {
            return epoll.cancel();
        }
    }
}
