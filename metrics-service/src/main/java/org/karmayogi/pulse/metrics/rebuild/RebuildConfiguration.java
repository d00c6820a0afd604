package org.karmayogi.pulse.metrics.rebuild;

import java.time.Clock;
import org.karmayogi.pulse.edge.problem.ProblemRule;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Rebuilds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildProperties.class)
@Import(RebuildController.class)
public class RebuildConfiguration {

    @Bean
    LearnerCopies learnerCopies(Generations generations, EventLog log, Clock clock) {
        return new LearnerCopies(generations, log, clock);
    }

    @Bean
    Rebuilds rebuilds(Generations generations, EventLog log, LearnerCopies copies, Clock clock) {
        return new Rebuilds(generations, log, copies, clock);
    }

    @Bean
    RebuildSupervisor rebuildSupervisor(
            Generations generations,
            Rebuilds rebuilds,
            LearnerCopies copies,
            EventLog log,
            RebuildProperties properties,
            Clock clock) {
        return new RebuildSupervisor(generations, rebuilds, copies, log, properties, clock);
    }

    @Bean
    ProblemRule<RebuildRefusedException> refusedRebuilds() {
        return ProblemRule.of(RebuildRefusedException.class, ProblemType.CONFLICT);
    }
}
