-- What happened, for clients' order history, operators and auditors. Made of the event stream alone:
-- the file can be dropped, and is then made again from the stream's beginning.
--
-- Numbers are raw: prices in ticks and quantities in lots of their instrument, money in smallest
-- units of its asset, times in milliseconds since the epoch (UTC). The views at the end show them
-- with decimals, rounded by the database where it knows no exact ones.
--
-- The same statements run on SQLite and PostgreSQL. ${clustered} is WITHOUT ROWID on SQLite, so
-- that a table is stored in the order of its primary key, and nothing on PostgreSQL.

CREATE TABLE projection_position (
    name VARCHAR(20) NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,           -- the last event that the rows show
    recording_position BIGINT NOT NULL, -- where the recorded stream goes on behind it
    time_millis BIGINT NOT NULL         -- the log's time of that event
);
INSERT INTO projection_position (name, sequence, recording_position, time_millis)
VALUES ('history', 0, 0, 0);

CREATE TABLE assets (
    asset_id INTEGER NOT NULL PRIMARY KEY,
    name VARCHAR(20) NOT NULL,
    decimals INTEGER NOT NULL,
    unit_size NUMERIC(38, 18) NOT NULL
);

CREATE TABLE instruments (
    instrument_id INTEGER NOT NULL PRIMARY KEY,
    symbol VARCHAR(20) NOT NULL,
    base_asset_id INTEGER NOT NULL,
    quote_asset_id INTEGER NOT NULL,
    tick_mantissa BIGINT NOT NULL,
    tick_scale INTEGER NOT NULL,
    lot_mantissa BIGINT NOT NULL,
    lot_scale INTEGER NOT NULL,
    tick_size NUMERIC(38, 18) NOT NULL,
    lot_size NUMERIC(38, 18) NOT NULL,
    quote_units_per_tick_lot BIGINT NOT NULL,
    base_units_per_lot BIGINT NOT NULL,
    min_notional_units BIGINT NOT NULL,
    maker_fee_rate INTEGER NOT NULL, -- 1e-8 of the notional, for orders accepted from now on
    taker_fee_rate INTEGER NOT NULL,
    status SMALLINT NOT NULL         -- 1 trading, 2 halted
);

-- One row an order, in its latest state.
CREATE TABLE orders (
    investor_id BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    instrument_id INTEGER NOT NULL,
    side SMALLINT NOT NULL,         -- 1 buy, 2 sell
    order_type SMALLINT NOT NULL,   -- 1 market, 2 limit
    status SMALLINT NOT NULL,       -- 1 open, 2 partially_filled, 3 filled, 4 cancelled
    cancel_reason SMALLINT,         -- 1 requested, 2 self_trade, 3 unfilled_market
    price_ticks BIGINT NOT NULL,    -- 0 for a market order
    quantity_lots BIGINT NOT NULL,
    remaining_lots BIGINT NOT NULL, -- not traded; of a cancelled order what was cancelled
    cumulative_units BIGINT NOT NULL,
    client_order_id VARCHAR(36),
    created_millis BIGINT NOT NULL,
    updated_millis BIGINT NOT NULL,
    PRIMARY KEY (investor_id, order_id)
) ${clustered};
CREATE INDEX orders_by_instrument ON orders (investor_id, instrument_id, order_id);
CREATE INDEX orders_by_client_order_id ON orders (investor_id, client_order_id, order_id)
    WHERE client_order_id IS NOT NULL;

-- How many rows of orders an investor has in an instrument, so that a page's total costs nothing.
CREATE TABLE order_counts (
    investor_id BIGINT NOT NULL,
    instrument_id INTEGER NOT NULL,
    orders BIGINT NOT NULL,
    PRIMARY KEY (investor_id, instrument_id)
) ${clustered};

-- One row a trade; it serves both fills.
CREATE TABLE trades (
    trade_id BIGINT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    instrument_id INTEGER NOT NULL,
    time_millis BIGINT NOT NULL,
    price_ticks BIGINT NOT NULL,
    quantity_lots BIGINT NOT NULL,
    notional_units BIGINT NOT NULL,
    taker_side SMALLINT NOT NULL,
    maker_order_id BIGINT NOT NULL,
    maker_investor_id BIGINT NOT NULL,
    maker_fee_units BIGINT NOT NULL, -- negative is a rebate
    taker_order_id BIGINT NOT NULL,
    taker_investor_id BIGINT NOT NULL,
    taker_fee_units BIGINT NOT NULL
) ${clustered};
CREATE INDEX trades_by_time ON trades (instrument_id, time_millis, trade_id);

CREATE TABLE transfers (
    transfer_id BIGINT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    investor_id BIGINT NOT NULL,
    asset_id INTEGER NOT NULL,
    time_millis BIGINT NOT NULL,
    delta_units BIGINT NOT NULL
) ${clustered};
CREATE INDEX transfers_by_investor ON transfers (investor_id, transfer_id);

-- Trades summed by second, of the last 25 hours: what the live statistics start from. A volume is
-- its carry times 10^18 plus its rest, as it may exceed a BIGINT.
CREATE TABLE candles_1s (
    instrument_id INTEGER NOT NULL,
    open_millis BIGINT NOT NULL,
    open_ticks BIGINT NOT NULL,
    high_ticks BIGINT NOT NULL,
    low_ticks BIGINT NOT NULL,
    close_ticks BIGINT NOT NULL,
    base_lots_carry BIGINT NOT NULL,
    base_lots_rest BIGINT NOT NULL,
    quote_units_carry BIGINT NOT NULL,
    quote_units_rest BIGINT NOT NULL,
    trade_count BIGINT NOT NULL,
    PRIMARY KEY (open_millis, instrument_id)
) ${clustered};

-- Trades summed by minute, for ever.
CREATE TABLE candles_1m (
    instrument_id INTEGER NOT NULL,
    open_millis BIGINT NOT NULL,
    open_ticks BIGINT NOT NULL,
    high_ticks BIGINT NOT NULL,
    low_ticks BIGINT NOT NULL,
    close_ticks BIGINT NOT NULL,
    base_lots_carry BIGINT NOT NULL,
    base_lots_rest BIGINT NOT NULL,
    quote_units_carry BIGINT NOT NULL,
    quote_units_rest BIGINT NOT NULL,
    trade_count BIGINT NOT NULL,
    PRIMARY KEY (instrument_id, open_millis)
) ${clustered};

-- Every change of a balance: two legs and the fees of a trade, and transfers. Over all accounts the
-- entries of a trade come to zero in each asset.
CREATE VIEW ledger_entries AS
SELECT
    t.sequence,
    t.time_millis,
    'trade' AS cause,
    t.trade_id AS cause_id,
    'base' AS leg,
    CASE WHEN t.taker_side = 1 THEN t.taker_investor_id ELSE t.maker_investor_id END AS investor_id,
    i.base_asset_id AS asset_id,
    t.quantity_lots * i.base_units_per_lot AS delta_units
FROM trades t JOIN instruments i ON i.instrument_id = t.instrument_id
UNION ALL
SELECT
    t.sequence, t.time_millis, 'trade', t.trade_id, 'base',
    CASE WHEN t.taker_side = 1 THEN t.maker_investor_id ELSE t.taker_investor_id END,
    i.base_asset_id,
    -t.quantity_lots * i.base_units_per_lot
FROM trades t JOIN instruments i ON i.instrument_id = t.instrument_id
UNION ALL
SELECT
    t.sequence, t.time_millis, 'trade', t.trade_id, 'quote',
    CASE WHEN t.taker_side = 1 THEN t.maker_investor_id ELSE t.taker_investor_id END,
    i.quote_asset_id,
    t.notional_units
FROM trades t JOIN instruments i ON i.instrument_id = t.instrument_id
UNION ALL
SELECT
    t.sequence, t.time_millis, 'trade', t.trade_id, 'quote',
    CASE WHEN t.taker_side = 1 THEN t.taker_investor_id ELSE t.maker_investor_id END,
    i.quote_asset_id,
    -t.notional_units
FROM trades t JOIN instruments i ON i.instrument_id = t.instrument_id
UNION ALL
SELECT
    t.sequence, t.time_millis, 'trade', t.trade_id, 'maker_fee',
    t.maker_investor_id,
    i.quote_asset_id,
    -t.maker_fee_units
FROM trades t JOIN instruments i ON i.instrument_id = t.instrument_id
UNION ALL
SELECT
    t.sequence, t.time_millis, 'trade', t.trade_id, 'taker_fee',
    t.taker_investor_id,
    i.quote_asset_id,
    -t.taker_fee_units
FROM trades t JOIN instruments i ON i.instrument_id = t.instrument_id
UNION ALL
SELECT
    t.sequence, t.time_millis, 'trade', t.trade_id, 'fee_income',
    0,
    i.quote_asset_id,
    t.maker_fee_units + t.taker_fee_units
FROM trades t JOIN instruments i ON i.instrument_id = t.instrument_id
UNION ALL
SELECT
    t.sequence, t.time_millis, 'transfer', t.transfer_id, 'transfer',
    t.investor_id,
    t.asset_id,
    t.delta_units
FROM transfers t;

CREATE VIEW orders_with_decimals AS
SELECT
    o.order_id,
    o.investor_id,
    i.symbol,
    CASE o.side WHEN 1 THEN 'buy' ELSE 'sell' END AS side,
    CASE o.order_type WHEN 1 THEN 'market' ELSE 'limit' END AS order_type,
    CASE o.status
        WHEN 1 THEN 'open'
        WHEN 2 THEN 'partially_filled'
        WHEN 3 THEN 'filled'
        ELSE 'cancelled'
    END AS status,
    CASE o.cancel_reason
        WHEN 1 THEN 'requested'
        WHEN 2 THEN 'self_trade'
        WHEN 3 THEN 'unfilled_market'
    END AS cancel_reason,
    CASE o.order_type WHEN 2 THEN o.price_ticks * i.tick_size END AS price,
    o.quantity_lots * i.lot_size AS amount,
    (o.quantity_lots - o.remaining_lots) * i.lot_size AS filled_amount,
    o.cumulative_units * q.unit_size AS filled_value,
    o.client_order_id,
    o.created_millis,
    o.updated_millis
FROM orders o
JOIN instruments i ON i.instrument_id = o.instrument_id
JOIN assets q ON q.asset_id = i.quote_asset_id;

CREATE VIEW trades_with_decimals AS
SELECT
    t.trade_id,
    t.sequence,
    t.time_millis,
    i.symbol,
    t.price_ticks * i.tick_size AS price,
    t.quantity_lots * i.lot_size AS amount,
    t.notional_units * q.unit_size AS value,
    CASE t.taker_side WHEN 1 THEN 'buy' ELSE 'sell' END AS taker_side,
    t.maker_order_id,
    t.maker_investor_id,
    t.maker_fee_units * q.unit_size AS maker_fee,
    t.taker_order_id,
    t.taker_investor_id,
    t.taker_fee_units * q.unit_size AS taker_fee
FROM trades t
JOIN instruments i ON i.instrument_id = t.instrument_id
JOIN assets q ON q.asset_id = i.quote_asset_id;
