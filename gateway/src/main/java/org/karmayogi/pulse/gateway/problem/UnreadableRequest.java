package org.karmayogi.pulse.gateway.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;
import org.karmayogi.pulse.edge.problem.Problem;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.problem.ProblemWriter;

/** Gives a body to the bare answer with which the server refuses what it cannot read as HTTP at all. */
@Sharable
final class UnreadableRequest extends ChannelOutboundHandlerAdapter {

    // The server's own refusal carries a length and perhaps "Connection: close"; any routed answer has more.
    private static final int BARE_HEADERS = 2;

    @Override
    // The future that write returns is the promise that was handed in, and its owner watches it.
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse response && isBareRefusal(response)) {
            context.write(withProblem(response), promise);
            ReferenceCountUtil.release(message);
        } else {
            context.write(message, promise);
        }
    }

    private static boolean isBareRefusal(FullHttpResponse response) {
        int status = response.status().code();
        return status >= 400
                && status < 500
                && response.headers().size() <= BARE_HEADERS
                && !response.content().isReadable();
    }

    private static FullHttpResponse withProblem(FullHttpResponse refusal) {
        ProblemType type = ProblemType.ofStatus(refusal.status().code());
        byte[] body = ProblemWriter.toBytes(Problem.of(type, refusal.status().reasonPhrase(), null));
        FullHttpResponse answer = new DefaultFullHttpResponse(
                refusal.protocolVersion(), HttpResponseStatus.valueOf(type.status()), Unpooled.wrappedBuffer(body));
        answer.headers().set(refusal.headers());
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return answer;
    }
}
