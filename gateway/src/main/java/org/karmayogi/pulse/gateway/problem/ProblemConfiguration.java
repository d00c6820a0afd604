package org.karmayogi.pulse.gateway.problem;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;

/** Problems from below WebFlux. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

    @Bean
    NettyServerCustomizer problemsForUnreadableRequests() {
        UnreadableRequest handler = new UnreadableRequest();
        return server -> server.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "problems", handler));
    }
}
