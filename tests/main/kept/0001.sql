BEGIN TRANSACTION;
CREATE TABLE action (
	id VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	person VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "action" VALUES('06ffw0feg7e6qyhsky1a','room-ea7b5bf5',1782378000001,'system','system','summit.create','activity 06ffw0feg4rhc8xzt79k, activity 06ffw0feg5jtn5wz4j5g, activity 06ffw0feg657thw66c3m, activity 06ffw0feg66b9bb24nkn, activity 06ffw0feg6vse3ze553p, board board, room room');
INSERT INTO "action" VALUES('06ffw0feg8kd1eh8cekz','room-ea7b5bf5',1782378000002,'system','system','key.add','');
INSERT INTO "action" VALUES('06ffw0fegdhx5t2yyd1g','room-ea7b5bf5',1782378000003,'system','system','key.add','');
INSERT INTO "action" VALUES('06ffw0fegk3fhpny37tr','room-ea7b5bf5',1782378000004,'','arriving','person.join','person 06ffw0fegg1y1ayw5bms, room room');
INSERT INTO "action" VALUES('06ffw0fegqthx311pr4j','room-ea7b5bf5',1782378000005,'','arriving','person.join','person 06ffw0fegmmcwr868qah, room room');
INSERT INTO "action" VALUES('06ffw0fegv3v656hzr4z','room-ea7b5bf5',1782378000006,'','arriving','person.join','person 06ffw0fegr5f8ebn4kba, room room');
INSERT INTO "action" VALUES('06ffw0fegz9db03z0rpe','room-ea7b5bf5',1782378000007,'06ffw0feg8xnyck8xk25','facilitator','activity.next','activity 06ffw0feg4rhc8xzt79k, board board, room room');
INSERT INTO "action" VALUES('06ffw0feh12fjzes6cb0','room-ea7b5bf5',1782378000008,'06ffw0feg8xnyck8xk25','facilitator','activity.next','activity 06ffw0feg4rhc8xzt79k, activity 06ffw0feg6vse3ze553p, board board, room room');
INSERT INTO "action" VALUES('06ffw0feh7nrytw09p10','room-ea7b5bf5',1782378000009,'06ffw0fegr5f8ebn4kba','participant','contribution.add','card 06ffw0feh6c431wgc5cp, mine 06ffw0feh6c431wgc5cp, room room');
INSERT INTO "action" VALUES('06ffw0fehb4w32vd2c49','room-ea7b5bf5',1782378000010,'06ffw0fegmmcwr868qah','participant','contribution.add','card 06ffw0feh9hkmqgfkr1r, mine 06ffw0feh9hkmqgfkr1r, room room');
INSERT INTO "action" VALUES('06ffw0fehex6cxjhrmjk','room-ea7b5bf5',1782378000011,'06ffw0fegr5f8ebn4kba','participant','contribution.add','card 06ffw0fehdpmq7nwt7ty, mine 06ffw0fehdpmq7nwt7ty, room room');
INSERT INTO "action" VALUES('06ffw0fehkvcxnrx5bvj','room-ea7b5bf5',1782378000012,'06ffw0fegmmcwr868qah','participant','contribution.add','card 06ffw0fehj9v0q6ggpvh, mine 06ffw0fehj9v0q6ggpvh, room room');
INSERT INTO "action" VALUES('06ffw0fehnes5fgftsyx','room-ea7b5bf5',1782378000013,'06ffw0fegg1y1ayw5bms','participant','contribution.add','card 06ffw0fehmh5f7qr5748, mine 06ffw0fehmh5f7qr5748, room room');
INSERT INTO "action" VALUES('06ffw0fehtp0nvvjkd68','room-ea7b5bf5',1782378000014,'06ffw0feg8xnyck8xk25','facilitator','theme.add','card 06ffw0fehdpmq7nwt7ty, theme 06ffw0fehszb18hcxpqv');
INSERT INTO "action" VALUES('06ffw0fehzanxj0xnb8g','room-ea7b5bf5',1782378000015,'06ffw0feg8xnyck8xk25','facilitator','theme.add','card 06ffw0fehj9v0q6ggpvh, theme 06ffw0fehzdf06g6r1d1');
INSERT INTO "action" VALUES('06ffw0fej24bnxcxah85','room-ea7b5bf5',1782378000016,'06ffw0feg8xnyck8xk25','facilitator','activity.add','activity 06ffw0feg4rhc8xzt79k, activity 06ffw0feg5jtn5wz4j5g, activity 06ffw0feg657thw66c3m, activity 06ffw0feg66b9bb24nkn, activity 06ffw0feg6vse3ze553p, activity 06ffw0fej29f69hcg8c5');
INSERT INTO "action" VALUES('06ffw0fej7n6tpq9crck','room-ea7b5bf5',1782378000017,'06ffw0feg8xnyck8xk25','facilitator','activity.open','activity 06ffw0fej29f69hcg8c5, board board, option 06ffw0fej4xqvaas31mm, option 06ffw0fej5b3cfkqkh3g, option 06ffw0fej5m5dtawetnm, room room');
INSERT INTO "action" VALUES('06ffw0fej83nckpwyr89','room-ea7b5bf5',1782378000018,'06ffw0fegr5f8ebn4kba','participant','ballot.cast','activity 06ffw0fej29f69hcg8c5, mine 06ffw0fej29f69hcg8c5');
INSERT INTO "action" VALUES('06ffw0fejd3sjzdkt4ag','room-ea7b5bf5',1782378000019,'06ffw0fegmmcwr868qah','participant','ballot.cast','activity 06ffw0fej29f69hcg8c5, mine 06ffw0fej29f69hcg8c5');
INSERT INTO "action" VALUES('06ffw0fejjs116nxh59c','room-ea7b5bf5',1782378000020,'06ffw0feg8xnyck8xk25','facilitator','activity.add','activity 06ffw0feg4rhc8xzt79k, activity 06ffw0feg5jtn5wz4j5g, activity 06ffw0feg657thw66c3m, activity 06ffw0feg66b9bb24nkn, activity 06ffw0feg6vse3ze553p, activity 06ffw0fej29f69hcg8c5, activity 06ffw0fejjdhdzyv2ztm');
INSERT INTO "action" VALUES('06ffw0fejp5b2bvf4bt1','room-ea7b5bf5',1782378000021,'06ffw0feg8xnyck8xk25','facilitator','activity.open','activity 06ffw0fejjdhdzyv2ztm, board board, option 06ffw0fejn9rwqe55fea, option 06ffw0fejpsdgwmw1scp, room room');
INSERT INTO "action" VALUES('06ffw0fejt96qbksm9z6','room-ea7b5bf5',1782378000022,'06ffw0fegr5f8ebn4kba','participant','ballot.cast','activity 06ffw0fejjdhdzyv2ztm, mine 06ffw0fejjdhdzyv2ztm');
INSERT INTO "action" VALUES('06ffw0fejwda9e8v21we','room-ea7b5bf5',1782378000023,'06ffw0fegmmcwr868qah','participant','ballot.cast','activity 06ffw0fejjdhdzyv2ztm, mine 06ffw0fejjdhdzyv2ztm');
INSERT INTO "action" VALUES('06ffw0fek2h0ncv0rjbs','room-ea7b5bf5',1782378000024,'06ffw0feg8xnyck8xk25','facilitator','activity.add','activity 06ffw0feg4rhc8xzt79k, activity 06ffw0feg5jtn5wz4j5g, activity 06ffw0feg657thw66c3m, activity 06ffw0feg66b9bb24nkn, activity 06ffw0feg6vse3ze553p, activity 06ffw0fej29f69hcg8c5, activity 06ffw0fejjdhdzyv2ztm, activity 06ffw0fek2kwz6vbsdjf');
INSERT INTO "action" VALUES('06ffw0fek7yf4kae8ge3','room-ea7b5bf5',1782378000025,'06ffw0feg8xnyck8xk25','facilitator','activity.reveal','activity 06ffw0fej29f69hcg8c5, board board, tally 06ffw0fej4xqvaas31mm, tally 06ffw0fej5b3cfkqkh3g, tally 06ffw0fej5m5dtawetnm');
INSERT INTO "action" VALUES('06ffw0fek925za9d611t','room-ea7b5bf5',1782378000026,'06ffw0feg8xnyck8xk25','facilitator','activity.reveal','activity 06ffw0fejjdhdzyv2ztm, board board, tally 06ffw0fejn9rwqe55fea, tally 06ffw0fejpsdgwmw1scp');
INSERT INTO "action" VALUES('06ffw0fekdxp8w83xwy2','room-ea7b5bf5',1782378000027,'06ffw0feg8xnyck8xk25','facilitator','activity.add','activity 06ffw0feg4rhc8xzt79k, activity 06ffw0feg5jtn5wz4j5g, activity 06ffw0feg657thw66c3m, activity 06ffw0feg66b9bb24nkn, activity 06ffw0feg6vse3ze553p, activity 06ffw0fej29f69hcg8c5, activity 06ffw0fejjdhdzyv2ztm, activity 06ffw0fek2kwz6vbsdjf and 1 more');
INSERT INTO "action" VALUES('06ffw0fekjhrbbd9qycc','room-ea7b5bf5',1782378000028,'06ffw0feg8xnyck8xk25','facilitator','activity.open','activity 06ffw0fekcfxnx4f5y7d, board board, room room');
INSERT INTO "action" VALUES('06ffw0feknc1b8baj7ss','room-ea7b5bf5',1782378000029,'06ffw0fegr5f8ebn4kba','participant','contribution.add','card 06ffw0feknxwefyp7vav, mine 06ffw0feknxwefyp7vav, room room');
INSERT INTO "action" VALUES('06ffw0fekvjtg5mh81ny','room-ea7b5bf5',1782378000030,'06ffw0fegr5f8ebn4kba','participant','contribution.add','card 06ffw0fekr8gtz6f7m5k, mine 06ffw0fekr8gtz6f7m5k, room room');
INSERT INTO "action" VALUES('06ffw0fekxpnj95krx7q','room-ea7b5bf5',1782378000031,'06ffw0feg8xnyck8xk25','facilitator','activity.add','activity 06ffw0feg4rhc8xzt79k, activity 06ffw0feg5jtn5wz4j5g, activity 06ffw0feg657thw66c3m, activity 06ffw0feg66b9bb24nkn, activity 06ffw0feg6vse3ze553p, activity 06ffw0fej29f69hcg8c5, activity 06ffw0fejjdhdzyv2ztm, activity 06ffw0fek2kwz6vbsdjf and 2 more');
INSERT INTO "action" VALUES('06ffw0fem1n4mq2cz2wp','room-ea7b5bf5',1782378000032,'06ffw0feg8xnyck8xk25','facilitator','activity.open','activity 06ffw0fekw2jdrk9h3tf, board board, room room');
INSERT INTO "action" VALUES('06ffw0fem6de105n02hz','room-ea7b5bf5',1782378000033,'06ffw0fegr5f8ebn4kba','participant','contribution.add','card 06ffw0fem4f72qfpva71, mine 06ffw0fem4f72qfpva71, room room');
INSERT INTO "action" VALUES('06ffw0fem9gbfm5r2d1s','room-ea7b5bf5',1782378000034,'06ffw0feg8xnyck8xk25','facilitator','activity.add','activity 06ffw0feg4rhc8xzt79k, activity 06ffw0feg5jtn5wz4j5g, activity 06ffw0feg657thw66c3m, activity 06ffw0feg66b9bb24nkn, activity 06ffw0feg6vse3ze553p, activity 06ffw0fej29f69hcg8c5, activity 06ffw0fejjdhdzyv2ztm, activity 06ffw0fek2kwz6vbsdjf and 3 more');
INSERT INTO "action" VALUES('06ffw0femeb1savyqdrc','room-ea7b5bf5',1782378000035,'06ffw0feg8xnyck8xk25','facilitator','activity.open','activity 06ffw0femb1fmyen407f, board board, room room');
INSERT INTO "action" VALUES('06ffw0femkp00zgr60mm','room-ea7b5bf5',1782378000036,'06ffw0fegr5f8ebn4kba','participant','contribution.add','card 06ffw0femj6g95abjt9w, mine 06ffw0femj6g95abjt9w, room room');
INSERT INTO "action" VALUES('06ffw0femmy6ep0p6epf','room-ea7b5bf5',1782378000037,'06ffw0feg8xnyck8xk25','facilitator','activity.add','activity 06ffw0feg4rhc8xzt79k, activity 06ffw0feg5jtn5wz4j5g, activity 06ffw0feg657thw66c3m, activity 06ffw0feg66b9bb24nkn, activity 06ffw0feg6vse3ze553p, activity 06ffw0fej29f69hcg8c5, activity 06ffw0fejjdhdzyv2ztm, activity 06ffw0fek2kwz6vbsdjf and 4 more');
INSERT INTO "action" VALUES('06ffw0femr4kgbzswj20','room-ea7b5bf5',1782378000038,'06ffw0feg8xnyck8xk25','facilitator','activity.open','activity 06ffw0femn3q2qxgnwf3, board board, room room');
INSERT INTO "action" VALUES('06ffw0femwdtvc9v8phs','room-ea7b5bf5',1782378000039,'06ffw0fegr5f8ebn4kba','participant','contribution.add','card 06ffw0femw0xm17md2bq, mine 06ffw0femw0xm17md2bq, room room');
INSERT INTO "action" VALUES('06ffw0fen3senm40gqv8','room-ea7b5bf5',1782378000040,'06ffw0fegr5f8ebn4kba','participant','contribution.add','card 06ffw0fen24hqacrm3hh, mine 06ffw0fen24hqacrm3hh, room room');
INSERT INTO "action" VALUES('06ffw0fen55ae5m6x059','room-ea7b5bf5',1782378000041,'06ffw0fegr5f8ebn4kba','participant','contribution.add','card 06ffw0fen7waz0s8fm2g, mine 06ffw0fen7waz0s8fm2g, room room');
INSERT INTO "action" VALUES('06ffw0fenar94mkzsa1j','room-ea7b5bf5',1782378000042,'06ffw0feg8xnyck8xk25','facilitator','card.hide','card 06ffw0feh9hkmqgfkr1r, mine 06ffw0feh9hkmqgfkr1r, room room');
INSERT INTO "action" VALUES('06ffw0fendbfw3f2dh2v','room-ea7b5bf5',1782378000043,'06ffw0feg8xnyck8xk25','facilitator','card.merge','card 06ffw0fehj9v0q6ggpvh, card 06ffw0fehmh5f7qr5748, mine 06ffw0fehj9v0q6ggpvh, mine 06ffw0fehmh5f7qr5748, mine 06ffw0fej29f69hcg8c5, option 06ffw0fej4xqvaas31mm, option 06ffw0fej5b3cfkqkh3g, option 06ffw0fej5m5dtawetnm and 5 more');
INSERT INTO "action" VALUES('06ffw0fenke9hqjrpz3a','room-ea7b5bf5',1782378000044,'06ffw0feg8xnyck8xk25','facilitator','theme.rename','mine 06ffw0fejjdhdzyv2ztm, option 06ffw0fejn9rwqe55fea, option 06ffw0fejpsdgwmw1scp, tally 06ffw0fejn9rwqe55fea, tally 06ffw0fejpsdgwmw1scp, theme 06ffw0fehszb18hcxpqv');
INSERT INTO "action" VALUES('06ffw0fenng75hgbdjxh','room-ea7b5bf5',1782378000045,'06ffw0fegg1y1ayw5bms','participant','person.change','card 06ffw0fehmh5f7qr5748, mine 06ffw0fegg1y1ayw5bms, person 06ffw0fegg1y1ayw5bms');
INSERT INTO "action" VALUES('06ffw0fenshdv22j7064','room-ea7b5bf5',1782378000046,'sorter','sorter','theme.sort','card 06ffw0feh6c431wgc5cp, theme 06ffw0fenvfb2dtxtsyy');
INSERT INTO "action" VALUES('06ffw0fenzeyhejdbs0n','room-ea7b5bf5',1782378000047,'06ffw0feg8xnyck8xk25','facilitator','board.show','');
INSERT INTO "action" VALUES('06ffw0fep2a7h7ycktbz','room-ea7b5bf5',1782378000048,'system','system','host.add','');
CREATE TABLE activity (
	id VARCHAR NOT NULL, 
	summit VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	prompt VARCHAR NOT NULL, 
	phase VARCHAR NOT NULL, 
	place BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	opened_at BIGINT, 
	ends_at BIGINT, 
	closed_at BIGINT, 
	removed BIGINT NOT NULL, 
	settings VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(summit) REFERENCES summit (id)
);
INSERT INTO "activity" VALUES('06ffw0feg4rhc8xzt79k','room-ea7b5bf5','welcome','Welcome','Welcome. It is good that you are here.','Define',0,'closed',1782378000007,1782378300007,1782378000008,0,'{"accepts":[],"minutes":5,"grace_seconds":90,"method":"","dots":5,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0feg6vse3ze553p','room-ea7b5bf5','interviews','Interviews in pairs','Tell me about a time when care was at its best — when you felt most alive, useful or well cared for.','Discovery',1,'open',1782378000008,1782379500008,NULL,0,'{"accepts":["story","condition","principle"],"minutes":25,"grace_seconds":90,"method":"","dots":5,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0feg657thw66c3m','room-ea7b5bf5','principles','Principles','Which principles are behind these stories?','Discovery',2,'planned',NULL,NULL,NULL,0,'{"accepts":["story","condition","principle"],"minutes":10,"grace_seconds":90,"method":"","dots":5,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0feg66b9bb24nkn','room-ea7b5bf5','vote','What we will build on','Which principles should we build on?','Design',3,'planned',NULL,NULL,NULL,0,'{"accepts":[],"minutes":8,"grace_seconds":0,"method":"dots","dots":5,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0feg5jtn5wz4j5g','room-ea7b5bf5','commitments','Commitments','What is one small thing you will do by next Friday?','Destiny',4,'planned',NULL,NULL,NULL,0,'{"accepts":["commitment","offer","request"],"minutes":8,"grace_seconds":90,"method":"","dots":5,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0fej29f69hcg8c5','room-ea7b5bf5','vote','Vote','','Discovery',5,'revealed',1782378000017,1782378600017,1782378000025,0,'{"accepts":[],"minutes":10,"grace_seconds":0,"method":"dots","dots":20,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0fejjdhdzyv2ztm','room-ea7b5bf5','vote','Vote','','Discovery',6,'revealed',1782378000021,1782378600021,1782378000026,0,'{"accepts":[],"minutes":10,"grace_seconds":0,"method":"dots","dots":20,"most":2,"scale":5,"options_from":"themes"}');
INSERT INTO "activity" VALUES('06ffw0fek2kwz6vbsdjf','room-ea7b5bf5','questions','Questions','','Discovery',7,'planned',NULL,NULL,NULL,0,'{"accepts":["question"],"minutes":10,"grace_seconds":90,"method":"","dots":5,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0fekcfxnx4f5y7d','room-ea7b5bf5','interviews','Interviews','','Discovery',8,'open',1782378000028,1782378600028,NULL,0,'{"accepts":["story","condition","principle"],"minutes":10,"grace_seconds":90,"method":"","dots":5,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0fekw2jdrk9h3tf','room-ea7b5bf5','questions','Questions','','Discovery',9,'open',1782378000032,1782378600032,NULL,0,'{"accepts":["question"],"minutes":10,"grace_seconds":90,"method":"","dots":5,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0femb1fmyen407f','room-ea7b5bf5','visions','Visions','','Discovery',10,'open',1782378000035,1782378600035,NULL,0,'{"accepts":["vision"],"minutes":10,"grace_seconds":90,"method":"","dots":5,"most":2,"scale":5,"options_from":"principle"}');
INSERT INTO "activity" VALUES('06ffw0femn3q2qxgnwf3','room-ea7b5bf5','commitments','Commitments','','Discovery',11,'open',1782378000038,1782378600038,NULL,0,'{"accepts":["commitment","offer","request"],"minutes":10,"grace_seconds":90,"method":"","dots":5,"most":2,"scale":5,"options_from":"principle"}');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE ballot (
	activity VARCHAR NOT NULL, 
	voter VARCHAR NOT NULL, 
	PRIMARY KEY (activity, voter), 
	FOREIGN KEY(activity) REFERENCES activity (id), 
	FOREIGN KEY(voter) REFERENCES participant (id)
);
INSERT INTO "ballot" VALUES('06ffw0fej29f69hcg8c5','06ffw0fegr5f8ebn4kba');
INSERT INTO "ballot" VALUES('06ffw0fej29f69hcg8c5','06ffw0fegmmcwr868qah');
INSERT INTO "ballot" VALUES('06ffw0fejjdhdzyv2ztm','06ffw0fegr5f8ebn4kba');
INSERT INTO "ballot" VALUES('06ffw0fejjdhdzyv2ztm','06ffw0fegmmcwr868qah');
CREATE TABLE board (
	summit VARCHAR NOT NULL, 
	"view" VARCHAR NOT NULL, 
	theme VARCHAR, 
	card VARCHAR, 
	activity VARCHAR, 
	page BIGINT NOT NULL, 
	big BIGINT NOT NULL, 
	still BIGINT NOT NULL, 
	shown BIGINT NOT NULL, 
	PRIMARY KEY (summit), 
	FOREIGN KEY(summit) REFERENCES summit (id)
);
INSERT INTO "board" VALUES('room-ea7b5bf5','themes',NULL,NULL,'06ffw0femn3q2qxgnwf3',0,0,0,1);
CREATE TABLE change (
	room VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	kind VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	"to" VARCHAR NOT NULL, 
	PRIMARY KEY (room, kind, id, "to")
);
INSERT INTO "change" VALUES('room-ea7b5bf5',36,'board','board','');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0feg66b9bb24nkn','');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0feg6vse3ze553p','');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0feg5jtn5wz4j5g','');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0feg657thw66c3m','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'room','room','');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0feg4rhc8xzt79k','');
INSERT INTO "change" VALUES('room-ea7b5bf5',43,'person','06ffw0fegg1y1ayw5bms','staff');
INSERT INTO "change" VALUES('room-ea7b5bf5',3,'person','06ffw0fegmmcwr868qah','staff');
INSERT INTO "change" VALUES('room-ea7b5bf5',4,'person','06ffw0fegr5f8ebn4kba','staff');
INSERT INTO "change" VALUES('room-ea7b5bf5',44,'card','06ffw0feh6c431wgc5cp','');
INSERT INTO "change" VALUES('room-ea7b5bf5',7,'mine','06ffw0feh6c431wgc5cp','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',40,'mine','06ffw0feh9hkmqgfkr1r','06ffw0fegmmcwr868qah');
INSERT INTO "change" VALUES('room-ea7b5bf5',40,'card','06ffw0feh9hkmqgfkr1r','');
INSERT INTO "change" VALUES('room-ea7b5bf5',12,'card','06ffw0fehdpmq7nwt7ty','');
INSERT INTO "change" VALUES('room-ea7b5bf5',9,'mine','06ffw0fehdpmq7nwt7ty','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'mine','06ffw0fehj9v0q6ggpvh','06ffw0fegmmcwr868qah');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'card','06ffw0fehj9v0q6ggpvh','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'mine','06ffw0fehmh5f7qr5748','06ffw0fegg1y1ayw5bms');
INSERT INTO "change" VALUES('room-ea7b5bf5',43,'card','06ffw0fehmh5f7qr5748','');
INSERT INTO "change" VALUES('room-ea7b5bf5',42,'theme','06ffw0fehszb18hcxpqv','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'theme','06ffw0fehzdf06g6r1d1','');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0fej29f69hcg8c5','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'option','06ffw0fej5m5dtawetnm','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'option','06ffw0fej5b3cfkqkh3g','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'option','06ffw0fej4xqvaas31mm','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'mine','06ffw0fej29f69hcg8c5','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',17,'activity','06ffw0fej29f69hcg8c5','staff');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'mine','06ffw0fej29f69hcg8c5','06ffw0fegmmcwr868qah');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0fejjdhdzyv2ztm','');
INSERT INTO "change" VALUES('room-ea7b5bf5',42,'option','06ffw0fejpsdgwmw1scp','');
INSERT INTO "change" VALUES('room-ea7b5bf5',42,'option','06ffw0fejn9rwqe55fea','');
INSERT INTO "change" VALUES('room-ea7b5bf5',21,'activity','06ffw0fejjdhdzyv2ztm','staff');
INSERT INTO "change" VALUES('room-ea7b5bf5',42,'mine','06ffw0fejjdhdzyv2ztm','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',42,'mine','06ffw0fejjdhdzyv2ztm','06ffw0fegmmcwr868qah');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0fek2kwz6vbsdjf','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'tally','06ffw0fej4xqvaas31mm','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'tally','06ffw0fej5m5dtawetnm','');
INSERT INTO "change" VALUES('room-ea7b5bf5',41,'tally','06ffw0fej5b3cfkqkh3g','');
INSERT INTO "change" VALUES('room-ea7b5bf5',42,'tally','06ffw0fejpsdgwmw1scp','');
INSERT INTO "change" VALUES('room-ea7b5bf5',42,'tally','06ffw0fejn9rwqe55fea','');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0fekcfxnx4f5y7d','');
INSERT INTO "change" VALUES('room-ea7b5bf5',27,'card','06ffw0feknxwefyp7vav','');
INSERT INTO "change" VALUES('room-ea7b5bf5',27,'mine','06ffw0feknxwefyp7vav','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',28,'card','06ffw0fekr8gtz6f7m5k','');
INSERT INTO "change" VALUES('room-ea7b5bf5',28,'mine','06ffw0fekr8gtz6f7m5k','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0fekw2jdrk9h3tf','');
INSERT INTO "change" VALUES('room-ea7b5bf5',31,'mine','06ffw0fem4f72qfpva71','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',31,'card','06ffw0fem4f72qfpva71','');
INSERT INTO "change" VALUES('room-ea7b5bf5',35,'activity','06ffw0femb1fmyen407f','');
INSERT INTO "change" VALUES('room-ea7b5bf5',34,'card','06ffw0femj6g95abjt9w','');
INSERT INTO "change" VALUES('room-ea7b5bf5',34,'mine','06ffw0femj6g95abjt9w','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',36,'activity','06ffw0femn3q2qxgnwf3','');
INSERT INTO "change" VALUES('room-ea7b5bf5',37,'card','06ffw0femw0xm17md2bq','');
INSERT INTO "change" VALUES('room-ea7b5bf5',37,'mine','06ffw0femw0xm17md2bq','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',38,'card','06ffw0fen24hqacrm3hh','');
INSERT INTO "change" VALUES('room-ea7b5bf5',38,'mine','06ffw0fen24hqacrm3hh','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',39,'mine','06ffw0fen7waz0s8fm2g','06ffw0fegr5f8ebn4kba');
INSERT INTO "change" VALUES('room-ea7b5bf5',39,'card','06ffw0fen7waz0s8fm2g','');
INSERT INTO "change" VALUES('room-ea7b5bf5',43,'mine','06ffw0fegg1y1ayw5bms','06ffw0fegg1y1ayw5bms');
INSERT INTO "change" VALUES('room-ea7b5bf5',44,'theme','06ffw0fenvfb2dtxtsyy','');
CREATE TABLE contribution (
	id VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	activity VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	consent VARCHAR, 
	text VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	happened VARCHAR NOT NULL, 
	gem VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	lang VARCHAR NOT NULL, 
	late BIGINT NOT NULL, 
	reason VARCHAR NOT NULL, 
	merged_into VARCHAR, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(activity) REFERENCES activity (id), 
	FOREIGN KEY(author) REFERENCES participant (id), 
	FOREIGN KEY(merged_into) REFERENCES contribution (id)
);
INSERT INTO "contribution" VALUES('06ffw0feh6c431wgc5cp','room-ea7b5bf5','story','06ffw0feg6vse3ze553p','06ffw0fegr5f8ebn4kba','shown','first_name','','','I sat with him.','','','',0,'',NULL,1782378000009);
INSERT INTO "contribution" VALUES('06ffw0feh9hkmqgfkr1r','room-ea7b5bf5','story','06ffw0feg6vse3ze553p','06ffw0fegmmcwr868qah','hidden',NULL,'','','We had tea.','','','',0,'',NULL,1782378000010);
INSERT INTO "contribution" VALUES('06ffw0fehdpmq7nwt7ty','room-ea7b5bf5','principle','06ffw0feg6vse3ze553p','06ffw0fegr5f8ebn4kba','shown',NULL,'a','','','','','',0,'',NULL,1782378000011);
INSERT INTO "contribution" VALUES('06ffw0fehj9v0q6ggpvh','room-ea7b5bf5','principle','06ffw0feg6vse3ze553p','06ffw0fegmmcwr868qah','shown',NULL,'b','','','','','',0,'',NULL,1782378000012);
INSERT INTO "contribution" VALUES('06ffw0fehmh5f7qr5748','room-ea7b5bf5','principle','06ffw0feg6vse3ze553p','06ffw0fegg1y1ayw5bms','shown',NULL,'c','','','','','',0,'','06ffw0fehj9v0q6ggpvh',1782378000013);
INSERT INTO "contribution" VALUES('06ffw0feknxwefyp7vav','room-ea7b5bf5','story','06ffw0fekcfxnx4f5y7d','06ffw0fegr5f8ebn4kba','shown','first_name','','You’ve only got to sit with him','Ann’s story','He smiled.','','',0,'',NULL,1782378000029);
INSERT INTO "contribution" VALUES('06ffw0fekr8gtz6f7m5k','room-ea7b5bf5','condition','06ffw0fekcfxnx4f5y7d','06ffw0fegr5f8ebn4kba','shown',NULL,'Ann’s condition','','','','','',0,'',NULL,1782378000030);
INSERT INTO "contribution" VALUES('06ffw0fem4f72qfpva71','room-ea7b5bf5','question','06ffw0fekw2jdrk9h3tf','06ffw0fegr5f8ebn4kba','shown',NULL,'Ann’s question','','','','','',0,'',NULL,1782378000033);
INSERT INTO "contribution" VALUES('06ffw0femj6g95abjt9w','room-ea7b5bf5','vision','06ffw0femb1fmyen407f','06ffw0fegr5f8ebn4kba','shown',NULL,'Ann’s vision','','','','','',0,'',NULL,1782378000036);
INSERT INTO "contribution" VALUES('06ffw0femw0xm17md2bq','room-ea7b5bf5','commitment','06ffw0femn3q2qxgnwf3','06ffw0fegr5f8ebn4kba','shown',NULL,'Ann’s commitment','','','','2026-12-24','',0,'',NULL,1782378000039);
INSERT INTO "contribution" VALUES('06ffw0fen24hqacrm3hh','room-ea7b5bf5','offer','06ffw0femn3q2qxgnwf3','06ffw0fegr5f8ebn4kba','shown',NULL,'Ann’s offer','','','','','',0,'',NULL,1782378000040);
INSERT INTO "contribution" VALUES('06ffw0fen7waz0s8fm2g','room-ea7b5bf5','request','06ffw0femn3q2qxgnwf3','06ffw0fegr5f8ebn4kba','shown',NULL,'Ann’s request','','','','','',0,'',NULL,1782378000041);
CREATE TABLE contribution_line (
	contribution VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	place BIGINT NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (contribution, kind, place), 
	FOREIGN KEY(contribution) REFERENCES contribution (id)
);
INSERT INTO "contribution_line" VALUES('06ffw0feknxwefyp7vav','condition',0,'Time to get to know him');
INSERT INTO "contribution_line" VALUES('06ffw0feknxwefyp7vav','wish',0,'More time');
CREATE TABLE contribution_link (
	contribution VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	PRIMARY KEY (contribution, kind, source), 
	FOREIGN KEY(contribution) REFERENCES contribution (id), 
	FOREIGN KEY(source) REFERENCES contribution (id)
);
INSERT INTO "contribution_link" VALUES('06ffw0fehdpmq7nwt7ty','story','06ffw0feh6c431wgc5cp');
CREATE TABLE counter (
	room VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	floor BIGINT NOT NULL, 
	PRIMARY KEY (room)
);
INSERT INTO "counter" VALUES('room-ea7b5bf5',44,1);
CREATE TABLE host (
	summit VARCHAR NOT NULL, 
	organiser VARCHAR NOT NULL, 
	PRIMARY KEY (summit, organiser), 
	FOREIGN KEY(organiser) REFERENCES organiser (id)
);
INSERT INTO "host" VALUES('room-ea7b5bf5','06ffw0feny0ws37vyg5r');
CREATE TABLE one_time_link (
	id VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	resets VARCHAR NOT NULL, 
	summit VARCHAR NOT NULL, 
	invited_by VARCHAR NOT NULL, 
	made_at BIGINT NOT NULL, 
	ends_at BIGINT NOT NULL, 
	used_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (digest)
);
INSERT INTO "one_time_link" VALUES('06ffw0fenzrcs3wgxrfj','d13db99aadecc4942e8f00ade4b91a669e6b58dab723cc726ac9c3b1161795c4','','','','',1782378000047,0,1782378000047);
INSERT INTO "one_time_link" VALUES('06ffw0feny2ph511q35s','0833fa81873bd8246e2363c20e895bef2b59613ed73726702a278405550ee794','rose@example.org','','','',1782378000047,1782982800047,0);
CREATE TABLE option (
	id VARCHAR NOT NULL, 
	activity VARCHAR NOT NULL, 
	place BIGINT NOT NULL, 
	card VARCHAR, 
	theme VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(activity) REFERENCES activity (id)
);
INSERT INTO "option" VALUES('06ffw0fej5m5dtawetnm','06ffw0fej29f69hcg8c5',0,'06ffw0fehdpmq7nwt7ty',NULL);
INSERT INTO "option" VALUES('06ffw0fej4xqvaas31mm','06ffw0fej29f69hcg8c5',1,'06ffw0fehj9v0q6ggpvh',NULL);
INSERT INTO "option" VALUES('06ffw0fej5b3cfkqkh3g','06ffw0fej29f69hcg8c5',2,'06ffw0fehmh5f7qr5748',NULL);
INSERT INTO "option" VALUES('06ffw0fejpsdgwmw1scp','06ffw0fejjdhdzyv2ztm',0,NULL,'06ffw0fehszb18hcxpqv');
INSERT INTO "option" VALUES('06ffw0fejn9rwqe55fea','06ffw0fejjdhdzyv2ztm',1,NULL,'06ffw0fehzdf06g6r1d1');
CREATE TABLE organiser (
	id VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	password VARCHAR NOT NULL, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (email)
);
INSERT INTO "organiser" VALUES('06ffw0feny0ws37vyg5r','sam@example.org','Sam','$argon2id$v=19$m=65536,t=3,p=4$w0A7KaHxk7tXpzWHaEhlPA$6pY0MNB9C7bHlnfpbaOxf+QnahNiliORG/Hz9MOWKVI',1782378000047);
CREATE TABLE participant (
	id VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	"table" VARCHAR NOT NULL, 
	perspective VARCHAR NOT NULL, 
	organisation VARCHAR NOT NULL, 
	ready BIGINT NOT NULL, 
	receipt_code VARCHAR NOT NULL, 
	recovery_digest VARCHAR NOT NULL, 
	removed BIGINT NOT NULL, 
	joined_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (recovery_digest)
);
INSERT INTO "participant" VALUES('06ffw0fegg1y1ayw5bms','room-ea7b5bf5','Cat','2','','The ward',1,'0TCN-5G6S-3J1V','38c3b34f2d2988f3d2d5891e251f611d18e286c4c9f96a32493567275cc28a98',0,1782378000004);
INSERT INTO "participant" VALUES('06ffw0fegmmcwr868qah','room-ea7b5bf5','Ben','1','p86d95243','',0,'N0Q6-8R8H-1NG9','06bad6f6babb5ec18eb33d04a9b953efadc800624e5f7bd69d9fc5cd1f615c61',0,1782378000005);
INSERT INTO "participant" VALUES('06ffw0fegr5f8ebn4kba','room-ea7b5bf5','Ann Ash','1','pf52c8b02','',0,'3SZW-1ZS5-F18R','b9987cd62d77c504149187d0bd4367d39eb380e3cd467d2f74b983b64dca8c74',0,1782378000006);
CREATE TABLE participant_token (
	digest VARCHAR NOT NULL, 
	participant VARCHAR NOT NULL, 
	PRIMARY KEY (digest), 
	FOREIGN KEY(participant) REFERENCES participant (id)
);
INSERT INTO "participant_token" VALUES('ace6e0764edc3fb4de02913b81e7ff4eb78b0b939813c6e19bdb3beb137466c0','06ffw0fegg1y1ayw5bms');
INSERT INTO "participant_token" VALUES('9f26dd59f08248db72381491f5978f53f5ffee108b94b35c05a382830d59c2d7','06ffw0fegmmcwr868qah');
INSERT INTO "participant_token" VALUES('cdd95f89b6d2e08ebb30c692706895c0965ba38099eba9fa29fa3dc677747f77','06ffw0fegr5f8ebn4kba');
CREATE TABLE perspective (
	summit VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	place BIGINT NOT NULL, 
	PRIMARY KEY (summit, id), 
	FOREIGN KEY(summit) REFERENCES summit (id)
);
INSERT INTO "perspective" VALUES('room-ea7b5bf5','pf52c8b02','I use services',0);
INSERT INTO "perspective" VALUES('room-ea7b5bf5','p9f2ecb69','Family or unpaid carer',1);
INSERT INTO "perspective" VALUES('room-ea7b5bf5','p13171c7a','Care or support worker',2);
INSERT INTO "perspective" VALUES('room-ea7b5bf5','p86d95243','Clinician',3);
INSERT INTO "perspective" VALUES('room-ea7b5bf5','pf195c8b4','Manager or commissioner',4);
INSERT INTO "perspective" VALUES('room-ea7b5bf5','pd3b15c78','Volunteer',5);
INSERT INTO "perspective" VALUES('room-ea7b5bf5','p18991a24','Other',6);
INSERT INTO "perspective" VALUES('room-ea7b5bf5','p0091c40a','Prefer not to say',7);
CREATE TABLE placement (
	card VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	theme VARCHAR, 
	"by" VARCHAR NOT NULL, 
	held BIGINT NOT NULL, 
	pinned BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (card), 
	FOREIGN KEY(card) REFERENCES contribution (id), 
	FOREIGN KEY(theme) REFERENCES theme (id)
);
INSERT INTO "placement" VALUES('06ffw0fehdpmq7nwt7ty','room-ea7b5bf5','06ffw0fehszb18hcxpqv','Sam',1,0,1782378000014);
INSERT INTO "placement" VALUES('06ffw0fehj9v0q6ggpvh','room-ea7b5bf5','06ffw0fehzdf06g6r1d1','Sam',1,0,1782378000015);
INSERT INTO "placement" VALUES('06ffw0feh6c431wgc5cp','room-ea7b5bf5','06ffw0fenvfb2dtxtsyy','',0,0,1782378000046);
CREATE TABLE receipt (
	bearer VARCHAR NOT NULL, 
	cid VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (bearer, cid)
);
INSERT INTO "receipt" VALUES('system','cid-00000001','room-ea7b5bf5','643a2a273eb6fcd01f6027722e7110f0d809ac2bfa7c7c756925fc5cdcc5d5c5','{"ok": true, "seq": 1, "id": "room-ea7b5bf5", "code": "MM10V7"}',1782378000001);
INSERT INTO "receipt" VALUES('system','cid-00000002','room-ea7b5bf5','38adf8a98dbcc8eac9271fb660520a6bea840239b7c0609b2ac36b1a2be34859','{"ok": true, "seq": 1, "id": "06ffw0feg8xnyck8xk25"}',1782378000002);
INSERT INTO "receipt" VALUES('system','cid-00000003','room-ea7b5bf5','868c51a2c1f936850ae96d1ad083769bfb9c3a475e4e75261c16096543952969','{"ok": true, "seq": 1, "id": "06ffw0fegfpg73f3gdw4"}',1782378000003);
INSERT INTO "receipt" VALUES('arriving:room-ea7b5bf5','cid-00000004','room-ea7b5bf5','196e95dbb7c2445b9cc62e31667f5e08ff7c467ac2938cb33c056cf08e77c034','{"ok": true, "seq": 2, "participant": "06ffw0fegg1y1ayw5bms"}',1782378000004);
INSERT INTO "receipt" VALUES('arriving:room-ea7b5bf5','cid-00000005','room-ea7b5bf5','ce9c68280d8cde9fa2355d85b7e9d7ec84d7d40ae0136ae873c3e673a930b418','{"ok": true, "seq": 3, "participant": "06ffw0fegmmcwr868qah"}',1782378000005);
INSERT INTO "receipt" VALUES('arriving:room-ea7b5bf5','cid-00000006','room-ea7b5bf5','e2a8550fec50bde7679d8aa707262508883d6e4658edb06d572dd85b4b245a20','{"ok": true, "seq": 4, "participant": "06ffw0fegr5f8ebn4kba"}',1782378000006);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000007','room-ea7b5bf5','f9b311106f31a6a0295274ee52541fe1971a4b950596820c7744ecff3b682969','{"ok": true, "seq": 5, "activity": "06ffw0feg4rhc8xzt79k"}',1782378000007);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000008','room-ea7b5bf5','f9b311106f31a6a0295274ee52541fe1971a4b950596820c7744ecff3b682969','{"ok": true, "seq": 6, "activity": "06ffw0feg6vse3ze553p"}',1782378000008);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000009','room-ea7b5bf5','fbe52472fc21911d1da2ee20d97dfcd407bbb801913c5630b8d8ee5935d9e0a6','{"ok": true, "seq": 7, "id": "06ffw0feh6c431wgc5cp", "state": "shown"}',1782378000009);
INSERT INTO "receipt" VALUES('person:06ffw0fegmmcwr868qah','cid-00000010','room-ea7b5bf5','83d5b539aee44e6e4257e211d823dc1e767be1b7cb7bc6337f25c668b4f5a477','{"ok": true, "seq": 8, "id": "06ffw0feh9hkmqgfkr1r", "state": "shown"}',1782378000010);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000011','room-ea7b5bf5','3308ec2270cf86bf510af02466b26f391a0d004040bd07f41812890e4805399f','{"ok": true, "seq": 9, "id": "06ffw0fehdpmq7nwt7ty", "state": "shown"}',1782378000011);
INSERT INTO "receipt" VALUES('person:06ffw0fegmmcwr868qah','cid-00000012','room-ea7b5bf5','3624ef7b5b74d4b2acb608af82219c1482b6207680d6c0525785948ed5df4057','{"ok": true, "seq": 10, "id": "06ffw0fehj9v0q6ggpvh", "state": "shown"}',1782378000012);
INSERT INTO "receipt" VALUES('person:06ffw0fegg1y1ayw5bms','cid-00000013','room-ea7b5bf5','20698da502bcd4d58aa6fd7f05e74e8488afc39299f6c41a0cc41c0781e51883','{"ok": true, "seq": 11, "id": "06ffw0fehmh5f7qr5748", "state": "shown"}',1782378000013);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000014','room-ea7b5bf5','ada7164999f42490dc4da0398bff006df66dee0639adbb4f50ccfcaaf7d3718c','{"ok": true, "seq": 12, "id": "06ffw0fehszb18hcxpqv", "undo": "06ffw0fehs10p0vrrx6w"}',1782378000014);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000015','room-ea7b5bf5','1c4726e2ae12e917e4b7d673e54ea4beb8cace367507d3c41dac4caf6d7aa21a','{"ok": true, "seq": 13, "id": "06ffw0fehzdf06g6r1d1", "undo": "06ffw0fehxnx0s6h03cf"}',1782378000015);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000016','room-ea7b5bf5','e3f081769f673d7cf5c58b908f02d16fa3c167c631e047f11b4dd3ddb0b748cd','{"ok": true, "seq": 14, "id": "06ffw0fej29f69hcg8c5"}',1782378000016);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000017','room-ea7b5bf5','cb174169871ec01123303e8c898304af9649cb65e1ab4557515eadfbf14baec1','{"ok": true, "seq": 15}',1782378000017);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000018','room-ea7b5bf5','e9466385fc46d352ebeade9a33ba9b0df718e5d683386882296cffeb4abd371a','{"ok": true, "seq": 16}',1782378000018);
INSERT INTO "receipt" VALUES('person:06ffw0fegmmcwr868qah','cid-00000019','room-ea7b5bf5','e9466385fc46d352ebeade9a33ba9b0df718e5d683386882296cffeb4abd371a','{"ok": true, "seq": 17}',1782378000019);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000020','room-ea7b5bf5','3bb8addb1ead366d2ea34bc2f67923091e208e8b6e235299fb6b6904125e094a','{"ok": true, "seq": 18, "id": "06ffw0fejjdhdzyv2ztm"}',1782378000020);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000021','room-ea7b5bf5','c4e1f90006421e980efccc7a5ec6b4566d7f9093b89d44edddc4f943074c5006','{"ok": true, "seq": 19}',1782378000021);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000022','room-ea7b5bf5','930ea4d688543b7258c3d434d9fdf0b5af5905f3326b20a8ef00b5946505ae1e','{"ok": true, "seq": 20}',1782378000022);
INSERT INTO "receipt" VALUES('person:06ffw0fegmmcwr868qah','cid-00000023','room-ea7b5bf5','930ea4d688543b7258c3d434d9fdf0b5af5905f3326b20a8ef00b5946505ae1e','{"ok": true, "seq": 21}',1782378000023);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000024','room-ea7b5bf5','1ec5ea9c468fbf00610791f87535a484bbe2dabd0010f59fe45be2620502d969','{"ok": true, "seq": 22, "id": "06ffw0fek2kwz6vbsdjf"}',1782378000024);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000025','room-ea7b5bf5','34263ade96a9aebd06461ba6dede2a442a8ab884871c1c1f6bfa553322d7aee1','{"ok": true, "seq": 23}',1782378000025);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000026','room-ea7b5bf5','c4ff067e4da0ba26e6b0d102f884d373f8f00ab7e19e5fd3222606a45375293d','{"ok": true, "seq": 24}',1782378000026);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000027','room-ea7b5bf5','a0f51482adba23a7976053bfbc28280fd44e66e3baeeef21420656f16dd5bcde','{"ok": true, "seq": 25, "id": "06ffw0fekcfxnx4f5y7d"}',1782378000027);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000028','room-ea7b5bf5','545fc14ac21c6a190b387f3ba41cd42b73ed077df5632108985af6593516ce9c','{"ok": true, "seq": 26}',1782378000028);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000029','room-ea7b5bf5','d3193829dc98399d0e9d89e383f8496490e9d07191a439274bd2208eadbcc7ab','{"ok": true, "seq": 27, "id": "06ffw0feknxwefyp7vav", "state": "shown"}',1782378000029);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000030','room-ea7b5bf5','0521e8a20bddbb97d5a1c87ed5290b32391986536d5effc43cf57c9b7cf623f1','{"ok": true, "seq": 28, "id": "06ffw0fekr8gtz6f7m5k", "state": "shown"}',1782378000030);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000031','room-ea7b5bf5','1ec5ea9c468fbf00610791f87535a484bbe2dabd0010f59fe45be2620502d969','{"ok": true, "seq": 29, "id": "06ffw0fekw2jdrk9h3tf"}',1782378000031);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000032','room-ea7b5bf5','af0e2eb460573e9636fd7a546046dd18e3eb74643f8fc2014fe4a89f24b7cf77','{"ok": true, "seq": 30}',1782378000032);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000033','room-ea7b5bf5','0204c2e91a6aaf61968f47fa86a5e0274cb6055a2c44469ce2c446955e112bb3','{"ok": true, "seq": 31, "id": "06ffw0fem4f72qfpva71", "state": "shown"}',1782378000033);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000034','room-ea7b5bf5','d66c8aef9dea854cd839d0e21cac322f2c540f0193f6fa963f7afdf6bd5e4a47','{"ok": true, "seq": 32, "id": "06ffw0femb1fmyen407f"}',1782378000034);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000035','room-ea7b5bf5','12971869e4543100a69193d6a671559cae742f35fa3f85283f9bd499d462739d','{"ok": true, "seq": 33}',1782378000035);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000036','room-ea7b5bf5','cb11d9053140295122a47bdf5da1b529e91a8a4186f1857a52b588006043483f','{"ok": true, "seq": 34, "id": "06ffw0femj6g95abjt9w", "state": "shown"}',1782378000036);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000037','room-ea7b5bf5','644e8fc1fc5465cd87ab1b7044e2fea6eda3dbb59d664f9d6923fe7f31ba3f33','{"ok": true, "seq": 35, "id": "06ffw0femn3q2qxgnwf3"}',1782378000037);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000038','room-ea7b5bf5','813c9534c4cb2e38e2dcabb541d0ea35a89664e593bdf9e7f204478a8c818ccb','{"ok": true, "seq": 36}',1782378000038);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000039','room-ea7b5bf5','d0c6dfbdeb7d5b06b79e54c947ce1b38cc2be95b8331e78b73ac6601d68c53e0','{"ok": true, "seq": 37, "id": "06ffw0femw0xm17md2bq", "state": "shown"}',1782378000039);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000040','room-ea7b5bf5','a01978961212247f6debbc23b348ba5aaecec1302e453a9aac476c8d854ad94a','{"ok": true, "seq": 38, "id": "06ffw0fen24hqacrm3hh", "state": "shown"}',1782378000040);
INSERT INTO "receipt" VALUES('person:06ffw0fegr5f8ebn4kba','cid-00000041','room-ea7b5bf5','9318a129e016ac140e4e02c8d3e05f2d9d9ea6fb68a84b1c53292fb0f8300f50','{"ok": true, "seq": 39, "id": "06ffw0fen7waz0s8fm2g", "state": "shown"}',1782378000041);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000042','room-ea7b5bf5','baa7682fc53fd6228d7935e6adfe3217a60ea9126bb5ff3bab942da8faf261a0','{"ok": true, "seq": 40, "undo": "06ffw0fen91prte4f4pt"}',1782378000042);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000043','room-ea7b5bf5','e8911191b37119bb4860c4e4a802f51dc4d27327b85910f70e632965559d7d1d','{"ok": true, "seq": 41, "undo": "06ffw0fenfxdkm5dt4q3"}',1782378000043);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000044','room-ea7b5bf5','ba7401eea3a9e455132727400609179d41c2bb8c210d82b629145f8bdc831e18','{"ok": true, "seq": 42, "undo": "06ffw0fenghpjqtpnd2e"}',1782378000044);
INSERT INTO "receipt" VALUES('person:06ffw0fegg1y1ayw5bms','cid-00000045','room-ea7b5bf5','8cf34562d1b98a8133c2029207f430e7c303748bfdd1b91f88f960ecaf718bb8','{"ok": true, "seq": 43}',1782378000045);
INSERT INTO "receipt" VALUES('sorter:room-ea7b5bf5','cid-00000046','room-ea7b5bf5','64b74d12ea79d0968b64e498184a4b1456f2c78ffb7ec1bf147db29374359250','{"ok": true, "seq": 44, "themes": {"g": "06ffw0fenvfb2dtxtsyy"}}',1782378000046);
INSERT INTO "receipt" VALUES('key:06ffw0feg8xnyck8xk25','cid-00000047','room-ea7b5bf5','6dc59beebf74d81f220cf6daeba2497ed019a77de206aa90d8f505cffd038cd5','{"ok": true, "seq": 44}',1782378000047);
INSERT INTO "receipt" VALUES('system','cid-00000048','room-ea7b5bf5','5bd2c3fabfb97e2d3b1c42e0df56c22777aec454fc7b826e40cda916f53f2565','{"ok": true, "seq": 44, "id": "06ffw0feny0ws37vyg5r"}',1782378000048);
CREATE TABLE screen_key (
	id VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	revoked BIGINT NOT NULL, 
	made_at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "screen_key" VALUES('06ffw0feg8xnyck8xk25','room-ea7b5bf5','facilitator','Sam',0,1782378000002);
INSERT INTO "screen_key" VALUES('06ffw0fegfpg73f3gdw4','room-ea7b5bf5','board','',0,1782378000003);
CREATE TABLE session (
	digest VARCHAR NOT NULL, 
	organiser VARCHAR NOT NULL, 
	made_at BIGINT NOT NULL, 
	ends_at BIGINT NOT NULL, 
	PRIMARY KEY (digest), 
	FOREIGN KEY(organiser) REFERENCES organiser (id)
);
INSERT INTO "session" VALUES('8839c5871ef1b2bd392e4f1b72f7e887ebef7473991880c954c16dd1185ff135','06ffw0feny0ws37vyg5r',1782378000047,1784970000047);
CREATE TABLE sign_in_try (
	id VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "sign_in_try" VALUES('06ffw0feny66bx6s1xah','217713b6f5f3dbd9ede556bc5979f17ca4682a6fc12f612f534817075b8011c0',1782378000047);
INSERT INTO "sign_in_try" VALUES('06ffw0fenw1exsbc5be0','22e7ba7a5786d8fb02a3b39893ae2176a995d052f816741a37e747565de7f45d',1782378000047);
INSERT INTO "sign_in_try" VALUES('06ffw0fenxn4pf4x8pe5','130e4daba9786013f48dc2fccf39f91a0b3ec2cfba74ff0b645acf95229df69e',1782378000047);
CREATE TABLE summit (
	id VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	date VARCHAR NOT NULL, 
	template VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	frozen BIGINT NOT NULL, 
	hold BIGINT NOT NULL, 
	phase VARCHAR NOT NULL, 
	announcement VARCHAR NOT NULL, 
	announced_at BIGINT NOT NULL, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (code)
);
INSERT INTO "summit" VALUES('room-ea7b5bf5','MM10V7','system','Care at its best','','','one-hour','open',0,0,'Discovery','',0,1782378000001);
CREATE TABLE theme (
	id VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	place BIGINT NOT NULL, 
	name_id VARCHAR, 
	title_card VARCHAR, 
	pool BIGINT, 
	colour BIGINT NOT NULL, 
	accepted BIGINT NOT NULL, 
	locked BIGINT NOT NULL, 
	removed BIGINT NOT NULL, 
	merged_into VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(merged_into) REFERENCES theme (id), 
	FOREIGN KEY(name_id) REFERENCES theme_name (id), 
	FOREIGN KEY(title_card) REFERENCES contribution (id)
);
INSERT INTO "theme" VALUES('06ffw0fehszb18hcxpqv','room-ea7b5bf5',1,'06ffw0fenhe3bn85eckc',NULL,1,1,1,0,0,NULL);
INSERT INTO "theme" VALUES('06ffw0fehzdf06g6r1d1','room-ea7b5bf5',2,'06ffw0fehz3pndqtgkea',NULL,2,2,1,0,0,NULL);
INSERT INTO "theme" VALUES('06ffw0fenvfb2dtxtsyy','room-ea7b5bf5',3,NULL,'06ffw0feh6c431wgc5cp',NULL,3,0,0,0,NULL);
CREATE TABLE theme_name (
	id VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "theme_name" VALUES('06ffw0fehr4jzmcf5h0w','room-ea7b5bf5','Time');
INSERT INTO "theme_name" VALUES('06ffw0fehz3pndqtgkea','room-ea7b5bf5','Trust');
INSERT INTO "theme_name" VALUES('06ffw0fenhe3bn85eckc','room-ea7b5bf5','Time to sit');
CREATE TABLE undo (
	id VARCHAR NOT NULL, 
	room VARCHAR NOT NULL, 
	bearer VARCHAR NOT NULL, 
	connection VARCHAR NOT NULL, 
	command VARCHAR NOT NULL, 
	image VARCHAR NOT NULL, 
	undone BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "undo" VALUES('06ffw0fehs10p0vrrx6w','room-ea7b5bf5','key:06ffw0feg8xnyck8xk25','','theme.add','{"cards": {"06ffw0fehdpmq7nwt7ty": [{"theme": null, "by": "", "held": false, "at": 0}, {"theme": "06ffw0fehszb18hcxpqv", "by": "Sam", "held": true, "at": 1782378000014}]}, "themes": {"06ffw0fehszb18hcxpqv": [null, {"id": "06ffw0fehszb18hcxpqv", "place": 1, "name_id": "06ffw0fehr4jzmcf5h0w", "title_card": null, "pool": 1, "colour": 1, "accepted": true, "locked": false, "removed": false, "merged_into": null}]}}',0,1782378000014);
INSERT INTO "undo" VALUES('06ffw0fehxnx0s6h03cf','room-ea7b5bf5','key:06ffw0feg8xnyck8xk25','','theme.add','{"cards": {"06ffw0fehj9v0q6ggpvh": [{"theme": null, "by": "", "held": false, "at": 0}, {"theme": "06ffw0fehzdf06g6r1d1", "by": "Sam", "held": true, "at": 1782378000015}]}, "themes": {"06ffw0fehzdf06g6r1d1": [null, {"id": "06ffw0fehzdf06g6r1d1", "place": 2, "name_id": "06ffw0fehz3pndqtgkea", "title_card": null, "pool": 2, "colour": 2, "accepted": true, "locked": false, "removed": false, "merged_into": null}]}}',0,1782378000015);
INSERT INTO "undo" VALUES('06ffw0fen91prte4f4pt','room-ea7b5bf5','key:06ffw0feg8xnyck8xk25','','card.hide','{"states": {"06ffw0feh9hkmqgfkr1r": "shown"}}',0,1782378000042);
INSERT INTO "undo" VALUES('06ffw0fenfxdkm5dt4q3','room-ea7b5bf5','key:06ffw0feg8xnyck8xk25','','card.merge','{"merged": {"06ffw0fehmh5f7qr5748": [null, "06ffw0fehj9v0q6ggpvh"]}}',0,1782378000043);
INSERT INTO "undo" VALUES('06ffw0fenghpjqtpnd2e','room-ea7b5bf5','key:06ffw0feg8xnyck8xk25','','theme.rename','{"cards": {}, "themes": {"06ffw0fehszb18hcxpqv": [{"name_id": "06ffw0fehr4jzmcf5h0w"}, {"name_id": "06ffw0fenhe3bn85eckc"}]}}',0,1782378000044);
CREATE TABLE vote (
	option VARCHAR NOT NULL, 
	voter VARCHAR NOT NULL, 
	value BIGINT NOT NULL, 
	PRIMARY KEY (option, voter), 
	FOREIGN KEY(option) REFERENCES option (id), 
	FOREIGN KEY(voter) REFERENCES participant (id)
)
 WITHOUT ROWID

;
INSERT INTO "vote" VALUES('06ffw0fej4xqvaas31mm','06ffw0fegmmcwr868qah',2);
INSERT INTO "vote" VALUES('06ffw0fej4xqvaas31mm','06ffw0fegr5f8ebn4kba',2);
INSERT INTO "vote" VALUES('06ffw0fej5b3cfkqkh3g','06ffw0fegmmcwr868qah',2);
INSERT INTO "vote" VALUES('06ffw0fej5b3cfkqkh3g','06ffw0fegr5f8ebn4kba',2);
INSERT INTO "vote" VALUES('06ffw0fej5m5dtawetnm','06ffw0fegmmcwr868qah',2);
INSERT INTO "vote" VALUES('06ffw0fej5m5dtawetnm','06ffw0fegr5f8ebn4kba',2);
INSERT INTO "vote" VALUES('06ffw0fejn9rwqe55fea','06ffw0fegmmcwr868qah',1);
INSERT INTO "vote" VALUES('06ffw0fejn9rwqe55fea','06ffw0fegr5f8ebn4kba',1);
INSERT INTO "vote" VALUES('06ffw0fejpsdgwmw1scp','06ffw0fegmmcwr868qah',1);
INSERT INTO "vote" VALUES('06ffw0fejpsdgwmw1scp','06ffw0fegr5f8ebn4kba',1);
CREATE INDEX ix_action_room ON action (room);
CREATE INDEX change_since ON change (room, seq);
CREATE INDEX ix_one_time_link_summit ON one_time_link (summit);
CREATE INDEX ix_participant_room ON participant (room);
CREATE INDEX ix_receipt_room ON receipt (room);
CREATE INDEX ix_screen_key_room ON screen_key (room);
CREATE INDEX ix_sign_in_try_at ON sign_in_try (at);
CREATE INDEX ix_sign_in_try_subject ON sign_in_try (subject);
CREATE INDEX ix_summit_owner ON summit (owner);
CREATE INDEX ix_theme_name_room ON theme_name (room);
CREATE INDEX ix_undo_room ON undo (room);
CREATE INDEX ix_activity_summit ON activity (summit);
CREATE INDEX ix_participant_token_participant ON participant_token (participant);
CREATE INDEX ix_session_ends_at ON session (ends_at);
CREATE INDEX ix_session_organiser ON session (organiser);
CREATE INDEX ix_ballot_voter ON ballot (voter);
CREATE INDEX ix_contribution_author ON contribution (author);
CREATE INDEX ix_contribution_merged_into ON contribution (merged_into);
CREATE INDEX ix_contribution_room ON contribution (room);
CREATE INDEX ix_option_activity ON option (activity);
CREATE INDEX ix_option_card ON option (card);
CREATE INDEX ix_option_theme ON option (theme);
CREATE INDEX ix_contribution_link_source ON contribution_link (source);
CREATE INDEX ix_theme_room ON theme (room);
CREATE INDEX ix_vote_voter ON vote (voter);
CREATE INDEX ix_placement_room ON placement (room);
CREATE INDEX ix_placement_theme ON placement (theme);
COMMIT;
