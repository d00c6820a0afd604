package org.karmayogi.pulse.standalone;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Members of consumer groups that were in the process that was killed. The broker gives their partitions to no one else until their
 * sessions end, six seconds after its start; but nobody else than a standalone's own services uses its broker, so they are gone.
 */
final class LostMembers {

    private static final Logger log = LoggerFactory.getLogger(LostMembers.class);

    /** Trying for longer than their sessions take to end by themselves would be no gain. */
    private static final int PATIENCE_MILLIS = 5_000;

    private static final int REQUEST_MILLIS = 2_000;

    private LostMembers() {}

    /** Has them leave, before any member of now joins. Where that does not work, their sessions end by themselves. */
    static void leave(String bootstrapServers) throws InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", REQUEST_MILLIS,
                "default.api.timeout.ms", PATIENCE_MILLIS);
        ListGroupsOptions withMembers = new ListGroupsOptions()
                .inGroupStates(
                        Set.of(GroupState.STABLE, GroupState.PREPARING_REBALANCE, GroupState.COMPLETING_REBALANCE));
        try (Admin admin = Admin.create(settings)) {
            for (GroupListing group : admin.listGroups(withMembers).all().get()) {
                admin.removeMembersFromConsumerGroup(group.groupId(), new RemoveMembersFromConsumerGroupOptions())
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            log.info("Members that were killed leave their group when their sessions end", e);
        }
    }
}
