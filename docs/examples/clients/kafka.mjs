// Reads the log with kafkajs, from its beginning to where it ends now. Records are packed with LZ4, which kafkajs leaves to another package.
import kafkajs from "kafkajs";
import lz4 from "lz4js";

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs;
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async (encoder) => Buffer.from(lz4.compress(encoder.buffer)),
  decompress: async (packed) => Buffer.from(lz4.decompress(packed)),
});

const kafka = new Kafka({ clientId: "example", brokers: [process.env.PULSE_KAFKA], logLevel: logLevel.ERROR });
const admin = kafka.admin();
await admin.connect();
const ends = new Map();
for (const { partition, low, high } of await admin.fetchTopicOffsets("learning-events")) {
  if (BigInt(low) < BigInt(high)) {
    ends.set(partition, BigInt(high));
  }
}
await admin.disconnect();

const consumer = kafka.consumer({ groupId: `example-${process.pid}-${Date.now()}` });
await consumer.connect();
await consumer.subscribe({ topic: "learning-events", fromBeginning: true });
await new Promise((done, failed) => {
  consumer.on(consumer.events.CRASH, ({ payload }) => failed(payload.error));
  consumer.run({
    eachMessage: async ({ partition, message }) => {
      const { ce_type: type, ce_id: id } = message.headers;
      console.log(String(message.key), String(type), String(id), String(message.value));
      if (BigInt(message.offset) + 1n >= (ends.get(partition) ?? 0n)) {
        ends.delete(partition);
      }
      if (ends.size === 0) {
        done();
      }
    },
  });
});
await consumer.disconnect();
