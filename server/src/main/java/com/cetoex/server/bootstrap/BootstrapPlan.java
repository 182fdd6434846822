package com.cetoex.server.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cetoex.protocol.sbe.CompleteBootstrapEncoder;
import com.cetoex.protocol.sbe.ListAssetEncoder;
import com.cetoex.protocol.sbe.ListInstrumentEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.RegisterInvestorEncoder;
import com.cetoex.protocol.sbe.TransferEncoder;
import com.cetoex.server.bootstrap.BootstrapFile.Asset;
import com.cetoex.server.bootstrap.BootstrapFile.Balance;
import com.cetoex.server.bootstrap.BootstrapFile.Investor;
import com.cetoex.server.bootstrap.BootstrapFile.Market;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The numbered steps of a bootstrap: assets, markets, then each investor with its deposits, and the
 * end. The same file always makes the same steps; only the salts of the keys differ.
 */
final class BootstrapPlan {
    private final SecureRandom random = new SecureRandom();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<Step> steps = new ArrayList<>();

    private BootstrapPlan() {}

    /**
     * One step.
     *
     * @param name what it does, for a sentence
     * @param command the encoded command
     */
    record Step(String name, DirectBuffer command) {}

    static List<Step> of(BootstrapFile file) {
        BootstrapPlan plan = new BootstrapPlan();
        file.assets().forEach(plan::listAsset);
        file.markets().forEach(plan::listMarket);
        file.investors().forEach(plan::register);
        plan.complete(file.hash());
        return List.copyOf(plan.steps);
    }

    private void listAsset(Asset asset) {
        UnsafeBuffer buffer = buffer(ListAssetEncoder.BLOCK_LENGTH);
        new ListAssetEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .bootstrapStep(nextNumber())
                .decimals((short) asset.decimals())
                .name(asset.name());
        add("asset " + asset.name(), buffer);
    }

    private void listMarket(Market market) {
        UnsafeBuffer buffer = buffer(ListInstrumentEncoder.BLOCK_LENGTH);
        new ListInstrumentEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .tickMantissa(market.tickSize().mantissa())
                .lotMantissa(market.lotSize().mantissa())
                .minNotionalUnits(market.minNotionalUnits())
                .bootstrapStep(nextNumber())
                .makerFeeRate(market.makerFeeRate())
                .takerFeeRate(market.takerFeeRate())
                .tickScale((short) market.tickSize().scale())
                .lotScale((short) market.lotSize().scale())
                .symbol(market.symbol())
                .baseAsset(market.base())
                .quoteAsset(market.quote());
        add("market " + market.symbol(), buffer);
    }

    private void register(Investor investor) {
        byte[] salt = new byte[RegisterInvestorEncoder.keySaltLength()];
        random.nextBytes(salt);
        MessageDigest sha256 = FileHash.sha256();
        sha256.update(salt);
        byte[] hash = sha256.digest(investor.apiKey().getBytes(UTF_8));
        UnsafeBuffer buffer = buffer(RegisterInvestorEncoder.BLOCK_LENGTH);
        new RegisterInvestorEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .investorId(investor.investorId())
                .bootstrapStep(nextNumber())
                .standardPerMinute(investor.standardPerMinute())
                .bulkPerMinute(investor.bulkPerMinute())
                .maxOpenOrders(investor.maxOpenOrders())
                .putKeySalt(salt, 0, salt.length)
                .putKeyHash(hash, 0, hash.length);
        add("investor " + investor.investorId(), buffer);
        investor.balances().forEach(balance -> deposit(investor, balance));
    }

    private void deposit(Investor investor, Balance balance) {
        UnsafeBuffer buffer = buffer(TransferEncoder.BLOCK_LENGTH);
        new TransferEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .investorId(investor.investorId())
                .deltaUnits(balance.units())
                .bootstrapStep(nextNumber())
                .asset(balance.asset());
        add("investor " + investor.investorId() + "'s " + balance.asset(), buffer);
    }

    private void complete(FileHash hash) {
        UnsafeBuffer buffer = buffer(CompleteBootstrapEncoder.BLOCK_LENGTH);
        byte[] bytes = hash.bytes();
        new CompleteBootstrapEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .bootstrapStep(nextNumber())
                .putFileHash(bytes, 0, bytes.length);
        add("its end", buffer);
    }

    private static UnsafeBuffer buffer(int blockLength) {
        return new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + blockLength]);
    }

    private int nextNumber() {
        return steps.size() + 1;
    }

    private void add(String name, UnsafeBuffer command) {
        steps.add(new Step(name, command));
    }
}
