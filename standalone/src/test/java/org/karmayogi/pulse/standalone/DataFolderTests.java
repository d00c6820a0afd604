package org.karmayogi.pulse.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.standalone.command.CommandException;

class DataFolderTests {

    @TempDir
    Path directory;

    @Test
    void writesThreeKeysOnceForItsOwnerOnly() throws IOException {
        try (DataFolder folder = DataFolder.open(directory)) {
            FirstKeys first = FirstKeys.in(folder);
            assertThat(FirstKeys.in(folder)).isEqualTo(first);
            assertThat(first.portal()).isNotEqualTo(first.reader()).isNotEqualTo(first.admin());
            for (Path file : new Path[] {folder.keys(), folder.accessKeys()}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
            assertThat(Files.readString(folder.accessKeys()))
                    .contains(first.portal().sha256(), "events:write")
                    .doesNotContain(first.portal().value());
        }
    }

    @Test
    void writesTheHashedKeysAgainAfterAKillBetweenTheTwoFiles() throws IOException {
        try (DataFolder folder = DataFolder.open(directory)) {
            FirstKeys first = FirstKeys.in(folder);
            Files.delete(folder.accessKeys());
            assertThat(FirstKeys.in(folder)).isEqualTo(first);
            assertThat(folder.accessKeys()).exists();
        }
    }

    @Test
    void refusesASecondStandaloneOnTheSameFolder() throws IOException {
        try (DataFolder folder = DataFolder.open(directory)) {
            assertThat(folder.kafka().getParent()).isEqualTo(directory);
            assertThatThrownBy(() -> DataFolder.open(directory))
                    .hasMessageContaining("Another standalone is running on");
        }
        DataFolder.open(directory).close();
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("PULSE_DATA");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> GatewayPort.mustBeFree(taken.getLocalPort()))
                    .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }
}
