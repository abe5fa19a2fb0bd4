<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Earmark</source>
        <translation>Earmark 정보</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Earmark</source>
        <translation>Earmark</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>버전 {version}</translation>
    </message>
    <message>
        <source>Label and classify folders of recordings, on this computer alone: no recording and no label leaves it.

MIT licence. The card of a model tells what it was made from, its terms, and how good it is.</source>
        <translation>녹음 폴더에 라벨을 붙이고 분류합니다. 모든 일은 이 컴퓨터에서만 이루어지며 녹음과 라벨은 밖으로 나가지 않습니다.

MIT 라이선스. 모델 카드에는 무엇으로 만들었는지, 사용 조건과 성능이 적혀 있습니다.</translation>
    </message>
    <message>
        <source>Model “{title}”</source>
        <translation>모델 “{title}”</translation>
    </message>
    <message>
        <source>Earmark was installed from its sources: each package beside it keeps its own licence (pip show --files NAME).</source>
        <translation>Earmark를 소스에서 설치했습니다. 함께 설치된 패키지마다 자기 라이선스가 있습니다(pip show --files NAME).</translation>
    </message>
</context>
<context>
    <name>AsPredictions</name>
    <message>
        <source>Propose them as regions to be judged, with their confidence; not as labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is then accepted (Enter), rejected (X) or corrected with a class key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>nothing, or for example batch=64, peak_rate=0.001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes to the recipe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelChoice</name>
    <message>
        <source>Channels</source>
        <translation type="unfinished">채널</translation>
    </message>
    <message>
        <source>What is seen. What models and people hear is set in the project&apos;s properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {n} side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel {n}</source>
        <translation type="unfinished">채널 {n}</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>Sampling rate</source>
        <translation>표본화율</translation>
    </message>
    <message>
        <source>What is heard and recorded</source>
        <translation>듣고 녹음하는 채널</translation>
    </message>
    <message>
        <source>All {n} channels</source>
        <translation>채널 {n}개 모두</translation>
    </message>
    <message>
        <source>Channel {n}</source>
        <translation>채널 {n}</translation>
    </message>
    <message>
        <source>One channel</source>
        <translation>채널 하나</translation>
    </message>
</context>
<context>
    <name>ClassDelegate</name>
    <message>
        <source>Name of the class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassFinder</name>
    <message>
        <source>Type a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class to find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter labels · Esc closes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassPanel</name>
    <message>
        <source>Classes</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>New class…</source>
        <translation>새 분류…</translation>
    </message>
    <message>
        <source>Name of a new class</source>
        <translation>새 분류의 이름</translation>
    </message>
    <message>
        <source>No classes yet.
Type the name of the first one below.</source>
        <translation>아직 분류가 없습니다.
아래에 첫 분류의 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>C finds by name</source>
        <translation>C: 이름으로 찾기</translation>
    </message>
    <message>
        <source>click or key labels</source>
        <translation>누르거나 단축키로 라벨 붙이기</translation>
    </message>
    <message>
        <source>Label the selection</source>
        <translation>선택한 것에 라벨 붙이기</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>다른 색…</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>다음 분류와 합치기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>분홍</translation>
    </message>
    <message>
        <source>Sky blue</source>
        <translation>하늘색</translation>
    </message>
    <message>
        <source>Vermilion</source>
        <translation>주홍</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>올리브색</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Colour of “{name}”</source>
        <translation>“{name}”의 색</translation>
    </message>
    <message>
        <source>“{name}” is part of “{into}” now.</source>
        <translation>“{name}”이(가) 이제 “{into}”에 속합니다.</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” and its %Ln label(s) deleted.</source>
        <translation>
            <numerusform>“{name}”과(와) 라벨 %Ln개를 삭제했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” deleted.</source>
        <translation>“{name}”을(를) 삭제했습니다.</translation>
    </message>
</context>
<context>
    <name>ClassesModel</name>
    <message>
        <source>Create “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (formerly {former})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} labelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassifyDialog</name>
    <message>
        <source>Classify</source>
        <translation>분류하기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s), {hours} hours of sound</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep embeddings: teaching needs them and is then a matter of seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results are shown and kept as they arrive. You can go on working, stop at any time and go on later. The computer stays awake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes about {time} on this computer and about {bytes} in {place}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClipsDialog</name>
    <message>
        <source>Where to save the sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that is labelled {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In brackets: {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder: where the recording lies in the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV, the very numbers (32 bits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC, half as large (24 bits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More on either side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to save in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern of the names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds more on either side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the sounds are to go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files: {n}, the first of them {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>A folder of recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the project is to be kept, in a folder of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One class for each recording, or several?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project properties can change it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its labels, predictions, models and caches in {place} are deleted for good. The recordings in {root} stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the project “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Every prediction in the list at least this sure becomes a label, where nobody has said anything yet.
Such labels teach the model, but never judge it.

Percent:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step of Undo takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings that the filter hides now are left alone: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prediction in the list is that sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept {n} predictions?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished">받아들이기</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>A word on what is selected; empty removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a region with frequencies first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every region that is proposed in the listed recordings, at least this sure, becomes a label.
Such labels teach the model, but never judge it.

Percent:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all found above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the clock said, as 5:30 or 05:30:15 or 2019-05-22 05:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds, or min:s, or h:min:s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All predictions are made anew; labels stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify everything again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparingPage</name>
    <message>
        <source>A folder or a table; or drop one here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished">폴더…</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UrbanSound8K, ESC-50, Donate-a-Cry, any table, a folder for each class, a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recipe of your own…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of every ticked recipe; what one of them has not is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set&apos;s own, else by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By group: what belongs together is held out together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At random: leaks, to see what it would claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first fold: sooner, and less sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the folds are drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anew each time, so that a lucky drawing is found out; the mean is reported. Not for a data set&apos;s own folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as each recipe says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A labelled data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which recipe is worth what on it? Each is trained on all folds but one and tested on that one, in turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each system&apos;s share of right answers on recordings it did not learn from, every class counting the same; with how sure that is, what it cost, and which differences are more than chance. A report with figures and sounds comes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a model of it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the ticked recipe on the whole data set; the model can then be chosen in any project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New head on {model}: quick, and hard to beat on few recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own: its code runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with a labelled data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table of a data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is to be called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished">훈련</translation>
    </message>
    <message>
        <source>The model is made and called {name}: choose it in a project&apos;s properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{system}: {done} of {folds} folds are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The folds that are done are kept: started again, it goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation type="unfinished">
            <numerusform>녹음 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln other class(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>better by %Ln point(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>worse by %Ln point(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Choose a recording to see what is known of it.</source>
        <translation>녹음을 선택하면 알려진 내용이 보입니다.</translation>
    </message>
    <message>
        <source>don&apos;t know</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>regions labelled: {n}</source>
        <translation>라벨을 붙인 구간: {n}</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>받아들임</translation>
    </message>
    <message>
        <source>accepted with many</source>
        <translation>한꺼번에 받아들임</translation>
    </message>
    <message>
        <source>from a table</source>
        <translation>표에서 가져옴</translation>
    </message>
    <message>
        <source>none of these; nearest:</source>
        <translation>해당 없음. 가장 가까운 것:</translation>
    </message>
    <message>
        <source>not classified yet</source>
        <translation>아직 분류하지 않음</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>Qt&apos;s sound library cannot be loaded: {said}</source>
        <translation>Qt의 소리 라이브러리를 불러올 수 없습니다: {said}</translation>
    </message>
    <message>
        <source>No sound device was found: plug one in or start the sound service.</source>
        <translation>소리 장치를 찾지 못했습니다. 장치를 연결하거나 소리 서비스를 시작하세요.</translation>
    </message>
    <message>
        <source>The sound device cannot be opened.</source>
        <translation>소리 장치를 열 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>This window is for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {edit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {edit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; no label was changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Where to write the tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to write the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>What to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table of labels and predictions (CSV or Excel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels for Raven: a selection table for each recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels for Audacity: a label track for each recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row a recording, and one for each labelled part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row a window, as the model heard them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column for the probability of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration, level, pauses and pitch of each cry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured once, about half a second for each recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole paths instead of paths below the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte-order mark, so that Excel reads accents in a CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} columns and one a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>녹음 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Say where the table is to go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces the file that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a file; say which folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text file for each recording that has labels, in folders as here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter by name, class, device or note</source>
        <translation>이름, 분류, 기기, 메모로 거르기</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>글자로 거르기</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Not labelled</source>
        <translation>라벨 없음</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>라벨 있음</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source>Don&apos;t know</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>With a problem</source>
        <translation>문제 있음</translation>
    </message>
    <message>
        <source>Any class</source>
        <translation>모든 분류</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>해당 없음</translation>
    </message>
    <message>
        <source>Any folder</source>
        <translation>모든 폴더</translation>
    </message>
    <message>
        <source>From</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>To</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>확신도</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>날짜</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message>
        <source>Find regions</source>
        <translation>구간 찾기</translation>
    </message>
    <message>
        <source>Where the &amp;model hears</source>
        <translation>모델이 듣는 곳(&amp;M)</translation>
    </message>
    <message>
        <source>Where something is &amp;louder than the noise</source>
        <translation>소음보다 큰 소리가 나는 곳(&amp;L)</translation>
    </message>
    <message>
        <source>any of its classes</source>
        <translation>모델의 모든 분류</translation>
    </message>
    <message>
        <source>nothing yet: choose at each</source>
        <translation>아직 없음: 하나씩 고름</translation>
    </message>
    <message>
        <source>the top</source>
        <translation>맨 위</translation>
    </message>
    <message>
        <source>this recording</source>
        <translation>이 녹음</translation>
    </message>
    <message>
        <source>the selected recordings</source>
        <translation>선택한 녹음</translation>
    </message>
    <message>
        <source>all that the list shows</source>
        <translation>목록에 보이는 모든 녹음</translation>
    </message>
    <message>
        <source>all recordings</source>
        <translation>모든 녹음</translation>
    </message>
    <message>
        <source>Which class the model is to hear</source>
        <translation>모델이 들어야 할 분류</translation>
    </message>
    <message>
        <source>What is found is called</source>
        <translation>찾은 구간의 이름</translation>
    </message>
    <message>
        <source>How sure the model is at least</source>
        <translation>모델의 최소 확신도</translation>
    </message>
    <message>
        <source>How much louder than the noise</source>
        <translation>소음보다 얼마나 큰지</translation>
    </message>
    <message>
        <source>Lowest frequency</source>
        <translation>가장 낮은 주파수</translation>
    </message>
    <message>
        <source>Highest frequency</source>
        <translation>가장 높은 주파수</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>가장 짧은 길이</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>가장 긴 길이</translation>
    </message>
    <message>
        <source>Pauses that do not end a region</source>
        <translation>구간을 끝내지 않는 쉼</translation>
    </message>
    <message>
        <source>In which recordings</source>
        <translation>어느 녹음에서</translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished">분류</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>above the noise around it</source>
        <translation>주변 소음보다</translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished">부터</translation>
    </message>
    <message>
        <source>to</source>
        <translation>에서</translation>
    </message>
    <message>
        <source>Pauses up to</source>
        <translation>쉼</translation>
    </message>
    <message>
        <source>do not end it; longest</source>
        <translation>까지는 이어짐; 최대 길이</translation>
    </message>
    <message>
        <source>Call it</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Not shorter than</source>
        <translation>최소 길이</translation>
    </message>
    <message>
        <source>In</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Propose nothing any more</source>
        <translation>제안 모두 지우기</translation>
    </message>
    <message>
        <source>What is proposed and not judged is forgotten; labels stay</source>
        <translation>아직 판정하지 않은 제안을 지웁니다. 라벨은 그대로 남습니다</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>The model has not heard this recording yet: classify it first.</source>
        <translation>모델이 아직 이 녹음을 듣지 않았습니다. 먼저 분류하세요.</translation>
    </message>
    <message>
        <source>Regions in this recording: {n}, {long} s in all</source>
        <translation>이 녹음의 구간: {n}개, 모두 {long}초</translation>
    </message>
    <message>
        <source>Regions in this recording: none</source>
        <translation>이 녹음의 구간: 없음</translation>
    </message>
</context>
<context>
    <name>Ground</name>
    <message>
        <source>no recording for {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>What belongs together?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every recording stands for itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings of the same folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings whose names share a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the imported table says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings of the same day: for one baby, heard on many days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 is the first part, -1 the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or a pattern, such as baby(\d+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>A model that has heard a site, an animal or a baby knows others of it too easily. So Earmark tests each version on groups it was not taught with, and says beside every score how they were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All recordings are in one group: there is nothing left to test on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} groups in {recordings} recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The groups this gives</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain keys work on any keyboard layout while no text field has the focus. Every key can be changed in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>A table of labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the labels come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes of the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows without a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose a table, or drop one here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.csv, .tsv, .txt or .xlsx, also of Raven, Audacity, BirdNET and Kaleidoscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Each recording is labelled with the name of the folder it lies in. Those in no subfolder are left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern of the file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the name with {label} where the class is, {group} where the site or the animal is, and * for what does not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column holds the file and which the label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the pattern of the names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for {files} of %Ln recording(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rows left out, because they do not fit: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>Class</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes (empty: left out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type another name, or nothing to leave the class out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Classifying what was recorded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press a key…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>All as they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key&apos;s field, then the new key; Backspace leaves it without one. The digits 1–9 belong to the classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digits belong to the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It now means “{action}”. Take it away from there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelsByKeys</name>
    <message>
        <source>Levels of the colours in dB</source>
        <translation>색의 레벨(dB)</translation>
    </message>
    <message>
        <source>Which level has which colour: drag an end or all of it, double-click for the automatic contrast
(with the focus here: Up, Down, Page Up, Page Down; Left and Right for the floor; Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{floor} to {top} dB</source>
        <translation>{floor} ~ {top} dB</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>The microphone you chose is not there: “{name}” is listened to instead</source>
        <translation>선택한 마이크가 없어 “{name}”(으)로 듣습니다</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>녹음된 것이 없습니다</translation>
    </message>
    <message>
        <source>{file} is in the list, and the model is asked</source>
        <translation>{file}이(가) 목록에 들어갔고 모델에 묻는 중입니다</translation>
    </message>
    <message>
        <source>{file} is in {folder}</source>
        <translation>{file}은(는) {folder}에 있습니다</translation>
    </message>
    <message>
        <source>The microphone you chose is there again: “{name}” is listened to</source>
        <translation>선택한 마이크가 다시 있어 “{name}”(으)로 듣습니다</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>듣기 멈춤</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>듣기</translation>
    </message>
    <message>
        <source>Press Listen to see what the microphone hears.</source>
        <translation>듣기를 누르면 마이크가 듣는 소리가 보입니다.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>도구</translation>
    </message>
    <message>
        <source> (reading only)</source>
        <translation> (읽기 전용)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Not in the list, because Earmark could not take them in: {n} ({file})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could not be read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after…</source>
        <translation>전과 후…</translation>
    </message>
    <message>
        <source>The recordings of this project were in {root}, which is not there now.
If the folder was moved or renamed, say where it is.</source>
        <translation>이 프로젝트의 녹음은 {root}에 있었지만 지금은 그 폴더가 없습니다.
폴더를 옮기거나 이름을 바꾸었다면 어디에 있는지 알려 주세요.</translation>
    </message>
    <message>
        <source>Where are the recordings?</source>
        <translation>녹음이 어디에 있습니까?</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Where the recordings are now</source>
        <translation>녹음이 지금 있는 곳</translation>
    </message>
    <message>
        <source>The recordings in {root} are not there now</source>
        <translation>{root}의 녹음이 지금 없습니다</translation>
    </message>
    <message>
        <source>Find them…</source>
        <translation>찾기…</translation>
    </message>
    <message>
        <source>There are no recordings in the folder itself, but {n} in its subfolders ({names}).</source>
        <translation>이 폴더에는 녹음이 없지만 하위 폴더에 {n}개가 있습니다({names}).</translation>
    </message>
    <message>
        <source>Not listed: {n} more recordings in subfolders ({names}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>하위 폴더 포함</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level in dB below full scale, its peak, and a warning where the sound is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too loud</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Microphones</name>
    <message>
        <source>No microphone was found: plug one in or start the sound service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s sound library cannot be loaded: {said}</source>
        <translation type="unfinished">Qt의 소리 라이브러리를 불러올 수 없습니다: {said}</translation>
    </message>
    <message>
        <source>The system asks whether Earmark may listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not let Earmark listen: allow it in the system&apos;s privacy settings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>받는 중</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A .tflite or .onnx network, with a description beside it or one that Earmark knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>23 everyday sounds, known at once: dog, rain, siren, engine, … Small and quick. Not for commercial use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten everyday sounds, made of recordings that permit commercial use. Knows less: teach it. CC BY, name K. J. Piczak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {by}. Licence: {licence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetched once, {size} MB. SHA-256 {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file is yours to bring, from {home}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it ({size} MB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose its file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks (*.tflite *.onnx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is here. SHA-256 {hash}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> points an inch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">취소</translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished">파일</translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fineness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File to save as, .png or .svg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width in mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points an inch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the picture is to go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {n} points wide, in light colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: lines and letters, the sound as an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that is there is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Position</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>소리 크기</translation>
    </message>
    <message>
        <source>The sound device you chose is not there: “{name}” is played on instead</source>
        <translation>선택한 소리 장치가 없어 “{name}”(으)로 재생합니다</translation>
    </message>
    <message>
        <source>Too loud for the device: it is clipped. Less gain helps.</source>
        <translation>장치에 비해 소리가 너무 커서 잘립니다. 이득을 낮추세요.</translation>
    </message>
    <message>
        <source>{time} without a recording were passed over</source>
        <translation>녹음이 없는 {time}을(를) 건너뛰었습니다</translation>
    </message>
    <message>
        <source>The sound device has gone; playing has stopped.</source>
        <translation>소리 장치가 사라져 재생을 멈추었습니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>{words}  (Space)</source>
        <translation>{words}  (스페이스)</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>What could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings with a problem: {n} of {total}. The others are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the list at all: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every recording could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>Project properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings in subfolders belong to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording may be several classes at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All channels mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel {n}</source>
        <translation type="unfinished">채널 {n}</translation>
    </message>
    <message>
        <source>What belongs together…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another model for this project; what was taught stays among the versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels, predictions and models are kept in the project&apos;s folder. Your recordings are only ever read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Choose a region first: what is not heard there is told to the model</source>
        <translation>먼저 구간을 선택하세요. 거기서 들리지 않는 것을 모델에 알려 줍니다</translation>
    </message>
    <message>
        <source>No region further on is left to judge</source>
        <translation>이 뒤에는 판정할 구간이 없습니다</translation>
    </message>
    <message>
        <source>Regions accepted, in recordings: {n}</source>
        <translation>구간을 받아들인 녹음: {n}개</translation>
    </message>
    <message>
        <source>No region that is proposed is that sure</source>
        <translation>그만큼 확실한 제안 구간이 없습니다</translation>
    </message>
    <message>
        <source>Finding regions</source>
        <translation>구간 찾는 중</translation>
    </message>
    <message>
        <source>Regions found: {n}, in recordings: {m}</source>
        <translation>찾은 구간: {n}개, 녹음: {m}개</translation>
    </message>
    <message>
        <source>not classified yet: {n}</source>
        <translation>아직 분류하지 않음: {n}개</translation>
    </message>
    <message>
        <source>could not be read: {n}</source>
        <translation>읽을 수 없음: {n}개</translation>
    </message>
    <message>
        <source>Importing predictions</source>
        <translation>예측 가져오는 중</translation>
    </message>
    <message>
        <source>Regions to be judged: {n}</source>
        <translation>판정할 구간: {n}개</translation>
    </message>
</context>
<context>
    <name>Ranking</name>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained in {time}, {ms} ms each</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordingsModel</name>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>샘플링 주파수</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>확신도</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>녹음 시각</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>기기</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>not classified</source>
        <translation>분류 안 됨</translation>
    </message>
    <message>
        <source>classified</source>
        <translation>분류됨</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source>don&apos;t know</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>받아들임</translation>
    </message>
    <message>
        <source>accepted in bulk</source>
        <translation>한꺼번에 받아들임</translation>
    </message>
    <message>
        <source>from a table</source>
        <translation>표에서 가져옴</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>라벨 있음</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>해당 없음</translation>
    </message>
    <message>
        <source>{first}, then {second}</source>
        <translation>{first}, 그다음 {second}</translation>
    </message>
</context>
<context>
    <name>RecordingsPanel</name>
    <message>
        <source>Sort again</source>
        <translation>다시 정렬</translation>
    </message>
    <message>
        <source>Values have changed since the list was sorted and filtered.</source>
        <translation>정렬하고 거른 뒤에 값이 바뀌었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation type="unfinished">
            <numerusform>녹음 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln recording(s)</source>
        <translation>
            <numerusform>녹음 %Ln개 가운데 {shown}개</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>{count}개 선택</translation>
    </message>
    <message>
        <source>No recordings open</source>
        <translation>열린 녹음 없음</translation>
    </message>
    <message>
        <source>Drop a folder of recordings on the window.</source>
        <translation>녹음 폴더를 창에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>No recording passes the filter</source>
        <translation>거르기 조건에 맞는 녹음이 없습니다</translation>
    </message>
    <message>
        <source>Clear the filter, or ask for less of it.</source>
        <translation>조건을 지우거나 줄이세요.</translation>
    </message>
    <message>
        <source>No recordings yet</source>
        <translation>아직 녹음이 없습니다</translation>
    </message>
    <message>
        <source>They appear here as they are found. Sound files in subfolders need “Include subfolders”.</source>
        <translation>찾는 대로 여기에 나타납니다. 하위 폴더의 소리 파일은 “하위 폴더 포함”을 켜야 보입니다.</translation>
    </message>
</context>
<context>
    <name>RecordingsView</name>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionDialog</name>
    <message>
        <source>Region</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Only some frequencies</source>
        <translation>일부 주파수만</translation>
    </message>
    <message>
        <source>From</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>To</source>
        <translation>까지</translation>
    </message>
</context>
<context>
    <name>RegionFacts</name>
    <message>
        <source>Region</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>{times}, {long} long</source>
        <translation>{times}, 길이 {long}</translation>
    </message>
    <message>
        <source>Found: a class key says what it is, X that it is nothing</source>
        <translation>찾은 구간: 분류 키로 무엇인지, X로 아무것도 아님을 정합니다</translation>
    </message>
    <message>
        <source>Proposed: {name}. Enter accepts it, X rejects it, a class key corrects it</source>
        <translation>제안: {name}. Enter로 받아들이고, X로 거부하고, 분류 키로 고칩니다</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>무음</translation>
    </message>
    <message>
        <source>loudest at {peak}</source>
        <translation>가장 큰 주파수 {peak}</translation>
    </message>
    <message>
        <source>90 % of it from {low} to {high}, within {long}</source>
        <translation>90 %가 {low}에서 {high} 사이, {long} 안에 있음</translation>
    </message>
    <message>
        <source>{level} dB below full scale</source>
        <translation>최대 크기보다 {level} dB 낮음</translation>
    </message>
    <message>
        <source>{snr} dB above the quiet around it</source>
        <translation>주변의 조용한 소리보다 {snr} dB 높음</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>don&apos;t know</source>
        <translation type="unfinished">모름</translation>
    </message>
    <message>
        <source>not {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of these</source>
        <translation type="unfinished">해당 없음</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Looking for recordings</source>
        <translation>녹음을 찾는 중</translation>
    </message>
    <message>
        <source>Not classified yet: {left} of {all}. Classify goes on with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring how long it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>분류하기</translation>
    </message>
    <message>
        <source>Recordings classified: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be read: {n}</source>
        <translation type="unfinished">읽을 수 없음: {n}개</translation>
    </message>
    <message>
        <source>keys 1 to 9 are the classes heard most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every recording is classified already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recording to classify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taught: every recording has new scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the new version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>점수를 매기는 중</translation>
    </message>
    <message>
        <source>Version {n} is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model it started from is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is written as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds saved: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved: {n}, the first {file}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is saved as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>The model hears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}. It hears the last {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing before it is taught</source>
        <translation type="unfinished">가르치기 전에는 없음</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation type="unfinished">해당 없음</translation>
    </message>
</context>
<context>
    <name>SeenByKeys</name>
    <message>
        <source>What is seen of the whole recording</source>
        <translation>녹음 전체에서 보이는 부분</translation>
    </message>
</context>
<context>
    <name>SelfTestDialog</name>
    <message>
        <source>Does everything work?</source>
        <translation>모두 잘 작동합니까?</translation>
    </message>
    <message>
        <source>Trying every part…</source>
        <translation>모든 부분을 시험하는 중…</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>It names neither you nor your recordings</source>
        <translation>여러분의 이름도 녹음의 이름도 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>good</source>
        <translation>좋음</translation>
    </message>
    <message>
        <source>not good</source>
        <translation>좋지 않음</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>모두 잘 작동합니다.</translation>
    </message>
    <message>
        <source>Something does not work.</source>
        <translation>작동하지 않는 것이 있습니다.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Labels are being written: try again in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unsure recording further on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no label to be unsure of here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no prediction to accept here: choose a class, or U for “don&apos;t know”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions accepted: {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>A preview; {n} % of the exact picture is worked out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sight</name>
    <message>
        <source>What the model saw</source>
        <translation>모델이 본 것</translation>
    </message>
    <message>
        <source>What the model was given of the window</source>
        <translation>이 창에서 모델에 주어진 것</translation>
    </message>
    <message>
        <source>Choose a recording to see what the model is given of it.</source>
        <translation>녹음을 선택하면 모델에 주어지는 것이 보입니다.</translation>
    </message>
    <message>
        <source>It is not known yet how long this recording is.</source>
        <translation>이 녹음의 길이를 아직 알 수 없습니다.</translation>
    </message>
    <message>
        <source>shorter than a window: repeated</source>
        <translation>창보다 짧아 반복함</translation>
    </message>
    <message>
        <source>none of these; nearest:</source>
        <translation type="unfinished">해당 없음. 가장 가까운 것:</translation>
    </message>
    <message>
        <source>nothing before it is taught</source>
        <translation>가르치기 전에는 없음</translation>
    </message>
    <message>
        <source>{model} is given the sound itself, {seconds} s of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: {rows} coefficients at {columns} moments of {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}: {rows} bands of frequency at {columns} moments of {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundPlots</name>
    <message>
        <source>Channel {n}</source>
        <translation type="unfinished">채널 {n}</translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished">무음</translation>
    </message>
</context>
<context>
    <name>SpectrogramBar</name>
    <message>
        <source>Under the mouse</source>
        <translation>마우스 아래</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Fit the whole recording</source>
        <translation>녹음 전체 맞추기</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>How the picture looks</source>
        <translation>그림의 모양</translation>
    </message>
</context>
<context>
    <name>SpectrogramPanel</name>
    <message>
        <source>Spectrogram</source>
        <translation>스펙트로그램</translation>
    </message>
    <message>
        <source>This recording has no timeline: when it was made is not known, or it is the only one of its recorder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Know what is in your recordings: listen, correct, teach, export.</source>
        <translation>녹음에 무엇이 들어 있는지 알아보세요. 듣고, 고치고, 가르치고, 내보냅니다.</translation>
    </message>
    <message>
        <source>Sounds around us</source>
        <translation>우리 주변의 소리</translation>
    </message>
    <message>
        <source>Open a folder of recordings with the classes Earmark ships: dog, rain, siren, engine, …</source>
        <translation>Earmark에 들어 있는 분류(개, 비, 사이렌, 엔진 등)로 녹음 폴더를 엽니다</translation>
    </message>
    <message>
        <source>Infant cry: hungry / other</source>
        <translation>아기 울음: 배고픔 / 그 밖</translation>
    </message>
    <message>
        <source>Cries are found; their reason can hardly be heard. For research, not a medical device.</source>
        <translation>울음은 찾을 수 있지만 그 까닭은 거의 들리지 않습니다. 연구용이며 의료 기기가 아닙니다.</translation>
    </message>
    <message>
        <source>Your own classes</source>
        <translation>나만의 분류</translation>
    </message>
    <message>
        <source>Open a folder and name the classes yourself; a few labels of each are enough to teach.</source>
        <translation>폴더를 열고 분류의 이름을 직접 정합니다. 분류마다 라벨 몇 개면 가르칠 수 있습니다.</translation>
    </message>
    <message>
        <source>A labelled data set: train and compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes tested on what they did not learn from: UrbanSound8K, ESC-50, any table or folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the samples</source>
        <translation>견본으로 해 보기</translation>
    </message>
    <message>
        <source>Two dozen short synthetic recordings, to see how it works.</source>
        <translation>사용법을 볼 수 있는 짧은 합성 녹음 스물네 개입니다.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>…or drop a folder anywhere on this window.</source>
        <translation>…또는 폴더를 이 창에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>In a new project a recording may be several classes at once</source>
        <translation>새 프로젝트에서는 한 녹음에 여러 분류를 함께 붙일 수 있음</translation>
    </message>
    <message>
        <source>Begin with another model…</source>
        <translation>다른 모델로 시작…</translation>
    </message>
    <message>
        <source>Networks that others made: AudioSet&apos;s 521 kinds of sound, birds, or a file of your own</source>
        <translation>다른 사람이 만든 신경망: AudioSet의 소리 521종, 새소리, 또는 여러분의 파일</translation>
    </message>
    <message>
        <source>Listen to a microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what it hears and what the model says of it; record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>최근 프로젝트</translation>
    </message>
    <message>
        <source>Projects you open are listed here.
They are kept outside your recordings,
which Earmark never changes or moves.</source>
        <translation>연 프로젝트가 여기에 나타납니다.
프로젝트는 녹음과 다른 곳에 보관되며
Earmark는 녹음을 바꾸거나 옮기지 않습니다.</translation>
    </message>
    <message>
        <source>Project: {place}</source>
        <translation>프로젝트: {place}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Trains on the processor</source>
        <translation>프로세서에서 훈련</translation>
    </message>
    <message>
        <source>Trains on {card}, {size}</source>
        <translation>{card}({size})에서 훈련</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop; what is done is kept</source>
        <translation>멈춥니다. 끝난 것은 남습니다</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>실행 중인 작업 멈추기</translation>
    </message>
    <message>
        <source>What could not be read, and why</source>
        <translation>읽지 못한 파일과 그 까닭</translation>
    </message>
    <message>
        <source>Project: {place}</source>
        <translation>프로젝트: {place}</translation>
    </message>
    <message>
        <source>Reading only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>Model: {model}</source>
        <translation>모델: {model}</translation>
    </message>
    <message>
        <source>{n} with a problem</source>
        <translation>문제 {n}개</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>초당 {rate}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Recorded so far</source>
        <translation>지금까지 녹음한 시간</translation>
    </message>
    <message>
        <source>{kind}, {bits} bits</source>
        <translation>{kind}, {bits}비트</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>파일 형식</translation>
    </message>
    <message>
        <source>Kind of file: FLAC holds the same sound in about half the room</source>
        <translation>파일 형식: FLAC은 같은 소리를 절반쯤의 공간에 담습니다</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>Record into another folder</source>
        <translation>다른 폴더에 녹음하기</translation>
    </message>
    <message>
        <source>Where recordings are to be put</source>
        <translation>녹음을 둘 곳</translation>
    </message>
    <message>
        <source>You are asked for a folder when you press Record.</source>
        <translation>녹음을 누르면 폴더를 묻습니다.</translation>
    </message>
    <message>
        <source>room for {minutes} min</source>
        <translation>{minutes}분 더 녹음 가능</translation>
    </message>
    <message>
        <source>room for {hours} h</source>
        <translation>{hours}시간 더 녹음 가능</translation>
    </message>
    <message>
        <source>into the project&apos;s folder, {folder}</source>
        <translation>프로젝트 폴더 {folder}에</translation>
    </message>
    <message>
        <source>into {folder}</source>
        <translation>{folder}에</translation>
    </message>
    <message>
        <source>A new file is made for each recording; nothing that lies there is changed.</source>
        <translation>녹음마다 새 파일을 만들며, 이미 있는 것은 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished">멈추기</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Stop recording  (R)</source>
        <translation>녹음 멈춤  (R)</translation>
    </message>
    <message>
        <source>Record to a file  (R)</source>
        <translation>파일로 녹음  (R)</translation>
    </message>
</context>
<context>
    <name>TeachPage</name>
    <message>
        <source>Teach</source>
        <translation>가르치기</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it knew before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version as one network for other programs, in Keras&apos; or LiteRT&apos;s form; or the recordings&apos; embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No labels yet. Label a few recordings of each class, then teach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{labels} in %Ln class(es).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Teaching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scores are in the list. Checking on held-out recordings whether they are better…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring every recording with this version…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take version {n} all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to version {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the model it started from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new version is tested on labels it did not learn from, with {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras (*.keras);;LiteRT (*.tflite);;Embeddings of the recordings, by the model in use (*.npz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the model as a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineShown</name>
    <message>
        <source>Nothing was recorded then; the next recording begins at {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>Train the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns anew how to hear, not only how to name: minutes to hours, in a process of its own, while you go on labelling. Worth it from about 30 labels a class. The result is checked like a taught one and becomes a version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Progress of training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of your own…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in use: its last layers learn anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: everything is learned from your recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting: TensorFlow takes a few seconds to load…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained. Its last layer was then fitted once more, to all recordings, so it can do better than the lines say. Now it is checked on held-out recordings whether it is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictRate</name>
    <message>
        <source>Verdicts a minute, over the last three minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} a minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewPopup</name>
    <message>
        <source>How the picture looks</source>
        <translation>그림의 모양</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation>설정대로</translation>
    </message>
    <message>
        <source>Forget what this project has of its own</source>
        <translation>이 프로젝트만의 설정 지우기</translation>
    </message>
</context>
<context>
    <name>Waterfall</name>
    <message>
        <source>Spectrogram of what is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kHz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayBar</name>
    <message>
        <source>Over and over</source>
        <translation>되풀이</translation>
    </message>
    <message>
        <source>Only the frequencies of the selected region</source>
        <translation>선택한 구간의 주파수만</translation>
    </message>
    <message>
        <source>Gain and sound device</source>
        <translation>이득과 소리 장치</translation>
    </message>
    <message>
        <source>{n} ×</source>
        <translation>{n} ×</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
    </message>
    <message>
        <source>{n} dB</source>
        <translation>{n} dB</translation>
    </message>
    <message>
        <source>Play on</source>
        <translation>재생 장치</translation>
    </message>
    <message>
        <source>The system&apos;s own choice</source>
        <translation>시스템이 고른 장치</translation>
    </message>
    <message>
        <source>The one you chose is not there</source>
        <translation>선택한 장치가 없습니다</translation>
    </message>
    <message>
        <source>Speed, {times}</source>
        <translation>속도, {times}</translation>
    </message>
    <message>
        <source>Speed, the pitch goes with it  (Ctrl+Up, Ctrl+Down, Ctrl+0)</source>
        <translation>속도, 음높이도 함께 바뀜  (Ctrl+Up, Ctrl+Down, Ctrl+0)</translation>
    </message>
</context>
<context>
    <name>_UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Project</source>
        <translation>프로젝트(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>라벨(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>구간(&amp;R)</translation>
    </message>
    <message>
        <source>L&amp;isten</source>
        <translation>듣기(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>모델(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>폴더 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open a &amp;project…</source>
        <translation>프로젝트 열기(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;New project in another place…</source>
        <translation>다른 위치에 새 프로젝트(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <translation>시작 화면(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Import labels…</source>
        <translation>라벨 가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Write the table other programs read</source>
        <translation>다른 프로그램이 읽는 표를 저장합니다</translation>
    </message>
    <message>
        <source>Save the pict&amp;ure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is seen of the recording, with its axes, as PNG or SVG at print size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;roject properties…</source>
        <translation>프로젝트 속성(&amp;R)…</translation>
    </message>
    <message>
        <source>Show the project&apos;s &amp;folder</source>
        <translation>프로젝트 폴더 보기(&amp;F)</translation>
    </message>
    <message>
        <source>Look for new &amp;recordings</source>
        <translation>새 녹음 찾기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>프로젝트 닫기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete project…</source>
        <translation>프로젝트 삭제(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Filter the list</source>
        <translation>목록 거르기(&amp;F)</translation>
    </message>
    <message>
        <source>Select &amp;all shown</source>
        <translation>보이는 것 모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>설정(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Accept the prediction</source>
        <translation>예측 받아들이기(&amp;A)</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>받아들이기</translation>
    </message>
    <message>
        <source>The prediction is right</source>
        <translation>예측이 맞습니다</translation>
    </message>
    <message>
        <source>Accept all a&amp;bove…</source>
        <translation>이 값 이상 모두 받아들이기(&amp;B)…</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is proposed or said of the selected region is not heard there; that teaches, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Class by name…</source>
        <translation>이름으로 분류 찾기(&amp;C)…</translation>
    </message>
    <message>
        <source>Don&apos;t &amp;know</source>
        <translation>모름(&amp;K)</translation>
    </message>
    <message>
        <source>Kept out of teaching</source>
        <translation>가르칠 때 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Not &amp;sure of the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label teaches, but never judges the model; once more takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>메모(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Remove the label</source>
        <translation>라벨 지우기(&amp;R)</translation>
    </message>
    <message>
        <source>Ne&amp;w class…</source>
        <translation>새 분류(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Draw with the mouse</source>
        <translation>마우스로 그리기(&amp;D)</translation>
    </message>
    <message>
        <source>Drag to mark a region; Shift and drag does so at any time</source>
        <translation>끌어서 구간을 표시합니다. Shift를 누르고 끌면 언제든지 됩니다</translation>
    </message>
    <message>
        <source>&amp;Begins here</source>
        <translation>여기서 시작(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Ends here</source>
        <translation>여기서 끝(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Times and frequencies…</source>
        <translation>시간과 주파수(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Find regions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By what the model hears, or by level: to be accepted (Enter), rejected (X) or corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept all found above…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next region</source>
        <translation>다음 구간(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous region</source>
        <translation>이전 구간(&amp;P)</translation>
    </message>
    <message>
        <source>Next of this &amp;class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next region or recording that is labelled or predicted as the class of this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous of this c&amp;lass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;later</source>
        <translation>뒤로 옮기기(&amp;L)</translation>
    </message>
    <message>
        <source>Move &amp;earlier</source>
        <translation>앞으로 옮기기(&amp;E)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>복제(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Save as sound…</source>
        <translation>소리로 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>The selected region, or all of a class, as sound files</source>
        <translation>선택한 구간이나 한 분류 전체를 소리 파일로 저장합니다</translation>
    </message>
    <message>
        <source>Select the &amp;whole recording</source>
        <translation>녹음 전체 선택(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>재생 또는 일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>Play what is &amp;seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Over and over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the region&apos;s &amp;frequencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal spee&amp;d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One second &amp;back</source>
        <translation>1초 뒤로(&amp;B)</translation>
    </message>
    <message>
        <source>One second &amp;on</source>
        <translation>1초 앞으로(&amp;O)</translation>
    </message>
    <message>
        <source>Go to a &amp;time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what a microphone hears, and what the model says of it; record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Record or stop recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next recording</source>
        <translation>다음 녹음(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious recording</source>
        <translation>이전 녹음(&amp;V)</translation>
    </message>
    <message>
        <source>Next &amp;unsure one</source>
        <translation>다음 불확실한 녹음(&amp;U)</translation>
    </message>
    <message>
        <source>Previous un&amp;sure one</source>
        <translation>이전 불확실한 녹음(&amp;S)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>확대(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>원래 크기(&amp;N)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>축소(&amp;O)</translation>
    </message>
    <message>
        <source>Next fre&amp;quency scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequencies evenly, by octaves, or by mel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit the whole recording</source>
        <translation>녹음 전체 맞추기(&amp;F)</translation>
    </message>
    <message>
        <source>Next &amp;window</source>
        <translation>다음 창(&amp;W)</translation>
    </message>
    <message>
        <source>Previous win&amp;dow</source>
        <translation>이전 창(&amp;D)</translation>
    </message>
    <message>
        <source>T&amp;imeline of this recorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All recordings of the same recorder in one picture, by the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model &amp;saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model is given of the current window, and what it says of it, beside the spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Labelling</source>
        <translation>라벨 붙이기(&amp;L)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>&amp;Training and versions</source>
        <translation>훈련과 버전(&amp;T)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Co&amp;mpare recipes on a data set</source>
        <translation>데이터 집합으로 레시피 비교(&amp;M)</translation>
    </message>
    <message>
        <source>Which recipe is worth what on a labelled data set, honestly tested</source>
        <translation>라벨이 있는 데이터 집합에서 각 레시피의 값어치를 공정하게 시험합니다</translation>
    </message>
    <message>
        <source>What could not be &amp;read…</source>
        <translation>읽지 못한 파일(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Classify</source>
        <translation>분류하기(&amp;C)</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>분류하기</translation>
    </message>
    <message>
        <source>Let the model say what is in each recording that has no prediction yet</source>
        <translation>아직 예측이 없는 녹음에 무엇이 들어 있는지 모델이 말하게 합니다</translation>
    </message>
    <message>
        <source>Classify &amp;everything again</source>
        <translation>모두 다시 분류하기(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation>가르치기(&amp;T)</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>가르치기</translation>
    </message>
    <message>
        <source>Let the model learn from your labels</source>
        <translation>모델이 여러분의 라벨에서 배우게 합니다</translation>
    </message>
    <message>
        <source>&amp;Stop what is running</source>
        <translation>실행 중인 작업 멈추기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;All keys</source>
        <translation>모든 단축키(&amp;A)</translation>
    </message>
    <message>
        <source>Show the program&apos;s &amp;log</source>
        <translation>프로그램 기록 보기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Does everything work?…</source>
        <translation>모두 잘 작동합니까(&amp;D)…</translation>
    </message>
    <message>
        <source>About &amp;Earmark</source>
        <translation>Earmark 정보(&amp;E)</translation>
    </message>
</context>
<context>
    <name>edits</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished">받아들이기</translation>
    </message>
    <message>
        <source>Accept all above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t know</source>
        <translation type="unfinished">모름</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished">라벨</translation>
    </message>
    <message>
        <source>Merge classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished">메모</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A class cannot be called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A class key is one of the digits 1 to 9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A class needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model cannot be called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is a folder with a file model.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is written as .keras or .tflite, embeddings as .npz; earmark classify makes a table without a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new project needs one folder of recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project has no species list of its own; its model may have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project has recordings of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A region must be louder than the noise: more than 0 dB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table cannot be written as {ending}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table is written of a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About as good as before: balanced accuracy {after:.0%} on {n} labels it did not learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add --recursive to take them in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another class, and label some recordings with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recordings of another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recordings of it from elsewhere, leave the class out, or learn it all the same with earmark train --untested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add recordings of it from elsewhere, leave the class out, or see with --folds random what a leaking split claims.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the network with its list: earmark models --add FILE --species FILE --name NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them, then train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All labels belong to one {groups_by}, so none can judge the new model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All recordings of {classes} belong to one group, so it cannot be tested honestly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All recordings of {name} belong to one group (by {by}): nothing could tell whether the class or the occasion is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All recordings of {name} belong to one group, so they cannot both teach and test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All recordings of {title} are in one fold: nothing would be left to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An Excel sheet holds {most} rows, and these are more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ONNX network needs onnxruntime, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is making a project in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better: balanced accuracy {after:.0%} on {n} labels it did not learn from, new classes among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better: balanced accuracy {after:.0%} on {n} labels it did not learn from, {before:.0%} before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA&apos;s libraries are missing, so training runs on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its permissions or check its drive, then look for recordings again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its permissions or copy it to a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel {channel} was asked for, but the file has only {channels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the drive or the network and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the microphone, its cable and its gain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lower rate, or WAV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name for the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a project&apos;s folder, or a folder of recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an empty folder for the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another channel, or the mix of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name or another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, of letters and digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place, or make room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one channel instead of the mix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one channel, or WAV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder that holds {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class number {number} is {usual} elsewhere, here it is {here}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes are in the first, what they become in the second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify each drive by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classify first; look at the list of problems.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other one to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other window first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the project, open it again and classify: what is missing is made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it to WAV or FLAC in an audio editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from the recorder, or open it in an audio editor and save it as WAV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves for TensorBoard need TensorFlow, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earmark does not fetch {title} ({licence}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earmark has no description named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earmark inside WSL2 uses the card, and so does a pip installation with PyTorch (KERAS_BACKEND=torch).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earmark installed with pip does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earmark installed with pip, beside &quot;tensorflow[and-cuda]&quot;, uses the card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earmark knows no network named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embeddings cannot be written to {place}: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate its recipe instead, or use recordings it does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every group of {title} (by {groups_by}) has recordings in its test part, so none is left to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC holds {most} Hz at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC holds {most} channels at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features of recordings cannot be kept in {folder}: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it again, from {url}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than two of them could be tried, so there is nothing to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds that are drawn anew are all run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds: {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example --recipes earmark,bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or keep projects in another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space; nothing was changed. ({folder})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it elsewhere, and add the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get its file from {home}, then: earmark models --add FILE --as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name in .csv or .xlsx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name in letters, and look for recordings again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its file: --recipe ./{recipe}.py</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the folder that holds urbansound8k and esc50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give their folders too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group the recordings otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here are: {have}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In brackets it may have {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {folder} there is something called “{name}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Earmark again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with: pip install &apos;earmark[onnx]&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with: pip install tensorflow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it with: pip install {below}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the model again, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this computer online? A file from elsewhere can be added instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends before it starts ({start} to {end} s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has: {there}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a Python file like those in engine/recipes, with a function build and a RECIPE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a number, or yes or no, as it is in the recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is also said to be {name}, and here a recording is one class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is called {here}, but the same recording, {other}, is called otherwise ({there}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not clear which columns are the file and the label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not clear which columns of the table are the file and the label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shown as a preview; free some space and select the recording again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the same recording as {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows: {classes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies in fold {there}, the table says {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies in the folder {folder}, but its name says {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be a whole .tflite or .onnx file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be start, end and text with tabs between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be text, a species a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must begin with https:// or http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts at {start} s, but the recording is only {length:.1f} s long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted; put it back or scan the folder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its classes are called, for instance: {some}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its confidence is {said}, which is not between 0 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its description and its file do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its first row must name the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its header is probably damaged; copy it again, or import it as raw data in an audio editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name is not one of Donate-a-Cry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name says {what} {other}, the table says {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its reason “{code}” is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its times are no numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label others too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label some recordings first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label some recordings of each class first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label some recordings that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label some recordings that it was not trained on, or take it if you trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label them, then teach again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels that were accepted in bulk, or that trained its network, only teach; make some more by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave --repeats or --folds-to-run away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the folder away, or use another project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of {path} is no line of an Audacity label track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of {path} maps {name} once more, otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for wrong labels among the newest; you can take it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for wrong labels of {name}, or label more of it; you can take it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for wrong labels of {name}; you can take it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for wrong labels, or label more; you can take it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room there, or set EARMARK_CACHE to another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room there, then run it again; EARMARK_TRIALS names another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring cries broke off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend them, or go on without them by not being strict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge the two, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models: {known}; or give the folder of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More labels will tell, most of all of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name at least two recipes to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it as its tables do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name its folder, or a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name its table and the folder of its recordings, or the pattern of their names; or make a folder of recordings for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name what it is with --as ({known}), or put a description beside it: {beside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entry of {title} can be used. {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No label can judge the new model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model named {name} was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model ships with this installation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project can be made in {folder}: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recipe was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recordings of Donate-a-Cry were found below {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recordings of UrbanSound8K or ESC-50 were found below {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the project&apos;s recordings is in {root}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the recordings in {table} is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken: balanced accuracy fell from {before:.0%} to {after:.0%} on {n} labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken: it does no better than guessing on {n} labels it did not learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken: much of what it knew before was forgotten, and nothing was gained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken: what it knew of {name} was partly forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken: {name} is recognised clearly less often than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is labelled {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says what {file} wants to hear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was kept. Try again, or get the file elsewhere and add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only subfolders of {folder} hold recordings: {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the part before was used; copy it again from the recorder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is there was used; copy it again if the original is larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it as a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in Excel and save it again, or as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or give the file, from {url}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentages have to be divided by 100 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predictions are read from a table only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put one of these files beside the network, or say where it is with --labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the folders of both side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the recordings of each class in a folder named as the class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RECIPE is no engine.recipe.Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings cannot be grouped by “{kind}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the computer, or install the driver again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as .xlsx or .csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say --model in place of --project for others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say of which recordings: earmark export FOLDER --model NAME --out FILE.npz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say one of --card, --get, --add and --remove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say so with --file-column and --label-column; there are: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what separates the parts of a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to classify: a folder, recordings, or a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to export: --project DIR or --model NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to learn from: a data set, or --project DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the data set is: its folder, or its table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which, with --from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which: earmark classify FOLDER --project DIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set KERAS_BACKEND to tensorflow, or write .keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several recordings are called “{said}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split by group instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again: it goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables use “|”, “?”, “!” and “none of these” for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curves cannot be written to {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so nothing could be recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file itself is {file}; its embeddings can be written as .npz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folds of {title} are its own: they are not drawn anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} is not here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of {title} was made by others and is no recipe&apos;s, so it cannot be written anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings say to compute on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recording with an embedding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are .txt or .csv files, one a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They fit a network of the same layers in the same order, with as many classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They may be a network&apos;s .h5, .weights.h5 or .keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earmark models says how to get it: earmark models --get {name}, or --add FILE --as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} has no classes yet: teach it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} was made with a recipe of one&apos;s own, {recipe}, which is not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} was made with the recipe {recipe}, not with {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no time of day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{told}” is no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the list that came with the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A LiteRT file is written by TensorFlow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the recordings of {name} can be used. The first, {file}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the recordings that are to teach can be used. The first, {file}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken, but too few labels to tell whether it is better: {n} in {groups} groups, of {name} only {fewest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken, but whether it is better cannot be told: all {n} labels that judge are of {name}, which is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken, but whether it is better cannot be told: all {n} labels that judge are of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching needs two classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching still works; or train from scratch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorFlow has no GPU on native Windows since 2.11, so this trains on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorFlow trains on the processor of a Mac.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That class is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NVIDIA driver does not answer (error {code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NVIDIA driver knows of no graphics card, so training runs on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answers known are those of version {known}, not of {here}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The band of frequencies ends below where it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channels cancel each other out, so that their mix is silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer could not read this file ({cause}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set has no column “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk cannot keep up, so the recording has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the recording has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so {path} was not written. {whole}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is too full to keep the far view of this recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that holds the project is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download from {host} broke off at {kept} MB: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embeddings of this project are damaged ({file}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exported network does not answer as the trained one does (apart by {apart:.3f}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file claims {rate_hz:.0f} values a second, which no recorder makes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has a header but holds no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged {at_s:.2f} s after its start; what follows cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty (0 bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is shorter than it claims: {there_s:.2f} s of {declared_s:.2f} s are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is not {name} as it was published: its MD5 is {found}, not {md5}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} of the model in {folder} is damaged or was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s header is damaged ({detail}), so its sound cannot be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s name is no text that Earmark can keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first version: balanced accuracy {after:.0%} on {n} labels it did not learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder could not be listed ({cause}), so no recording below it is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} does not hold a folder of recordings for each of two classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics card does not answer (error {code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics card is hidden from this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last one counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list {file} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest region cannot be shorter than the shortest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model cannot be written to {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {folder} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {folder} stands on another, {beside}, which is not beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {folder} was made by a newer Earmark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows no class “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} was made with the recipe {recipe} and cannot be tuned with another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name does not fit the pattern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names of the classes of {title} are not here: {tried}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no tensor “{name}” of {size} numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network hears {hears} numbers at once, but {title} is described with {described}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of the model in {folder} cannot be run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network {file} cannot be run: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s embedding has {width} numbers, or they are none; {wanted} are described.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packed app runs no recipe of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern must say where the class is: {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern “{pattern}” cannot be a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern “{pattern}” cannot be read: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that wrote the file did something wrong; look at the waveform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no class “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no recording “{file}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project in {folder} cannot be opened: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project in {folder} cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project in {folder} could not be removed: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project in {folder} could not be written: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project in {folder} is busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project in {folder} was made by a newer Earmark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {folder} belongs to the recordings in {root}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s folder cannot be written to, so the project can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe in {file} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipe {recipe} begins with weights that are fetched once, {megabytes} MB: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recipes were not tested on the same recordings, so they cannot be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recorder probably stopped at once; copy it again if the original is larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recorder probably stopped before it wrote anything; copy it again if the original is larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has nothing above {half} Hz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is silent: all its values are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is too short to hear anything in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recordings lie on different drives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report cannot be written to {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row names no recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The self-test says what is missing: earmark self-test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is stored in a way that Earmark cannot decode ({detail}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table cannot be read beyond line {line}: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table does not say what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table has no column “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table {path} has one column only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table {table} leaves no class: none of its classes is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tiny recordings are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trained network could not be written for LiteRT: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file} are not those of {recipe}: its layer {layer} wants arrays of {wanted}, the file has {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file} are not those of {recipe}: the file has more layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {below} that is installed has no CUDA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are a hundred recordings of this second in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no folds called {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no recordings below {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no recordings in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {known}; or write one of your own and give it with --description.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a class “{name}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a project in {folder} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no NVIDIA driver, so training runs on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file or folder {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no fold {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no project in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recording “{said}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound in this span.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no table in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no table of Raven, Audacity, BirdNET or Kaleidoscope in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in it that labels a recording of this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to teach yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This app holds TensorFlow without CUDA and trains on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a sound file that Earmark knows, whatever its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model was made by another version of the recipe {recipe}; its network cannot be trained further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is open elsewhere, so nothing can be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is open in another window, so it can only be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recorder did not run at {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those in Earmark&apos;s folder resources/backbones show how it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few labels tell whether the new network is better (n = {n}): it waits among the versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few labels to teach; still needed: {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few recordings to train on; still needed: {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again with another seed; tell us if it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train from scratch, or choose the same recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained without classes that have too few labels; still needed: {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained without {name}: {more} more of {name} needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs labels of two classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs {below}, which cannot be loaded here ({reason}); everything else works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs {below}, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; look whether the project&apos;s drive is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another seed, or a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it in an audio player, and convert it to WAV if it plays there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it as 5:30, 05:30:15 or 2019-05-22 05:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unset {variable} to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Earmark to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Earmark to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use --folds group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use --folds group: groups are then kept whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number} is not kept any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came from {host} is not the file it should be (SHA-256 {found}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found out cannot be kept in {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was heard until then is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was heard until then is in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was heard until then is in {file}. Free some space to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was measured is kept; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model the project uses cannot be read: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a CSV instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as in fold=1,2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write seconds, as 83.5, or min:s or h:min:s, as 1:02:03.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing it needs TensorFlow, also where something else trained it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name, rate_hz or window_s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rows to evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no scores were kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip install &quot;tensorflow[and-cuda]&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection ended early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the two systems were not asked about the same rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} groups lie in several of its own folds ({first}): its folds leak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of its values are not numbers; they were taken as silence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {entries} entries of {title} cannot be used. {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be recorded to: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written any more: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not describe a network: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a recording, not a data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} names {found} classes, but {title} has {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was written for a newer Earmark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} cannot be reached: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} does not have the file any more: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{many} of {all} formats cannot be read: {wrong}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{many} of {all} samples got another answer: {wrong}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more of {name} needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} answers with what is no number: its training ran away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read as an Excel file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a sound file; it is not replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is of an old Excel kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another program or may not be written. {whole}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is something else than labels; it is not replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not written: {said}. {whole}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} is no data set that Earmark knows. It looked there for a table of files and classes ({tables}), for a folder of recordings for each of two classes ({folders} folders hold recordings), and for classes in the names of its {count} recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} cannot be: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table} does not say what becomes of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{table} has no column that looks like {missing} (it has: {columns}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} has no folds of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} knows fewer than two of the classes of {dataset}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} knows none of the {count} classes that are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} learned from every group of {dataset}: nothing is left to test it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{url} is no address on the web.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{said}” does not say which column has which value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{said}” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Something went wrong in Earmark itself: {kind}</source>
        <translation>Earmark 안에서 문제가 생겼습니다: {kind}</translation>
    </message>
    <message>
        <source>Something went wrong in Earmark itself</source>
        <translation>Earmark 안에서 문제가 생겼습니다</translation>
    </message>
    <message>
        <source>The last time Earmark ended all of a sudden</source>
        <translation>지난번에 Earmark가 갑자기 끝났습니다</translation>
    </message>
    <message>
        <source>Earmark made a mistake</source>
        <translation>Earmark가 실수했습니다</translation>
    </message>
    <message>
        <source>Your labels are safe: each is on disk the moment it is made. Please copy this report and send it to whoever gave you Earmark.</source>
        <translation>라벨은 안전합니다. 붙이는 순간 디스크에 저장됩니다. 이 보고서를 복사해서 Earmark를 준 사람에게 보내 주세요.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>There is a file named {name} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>Asking about families it has not heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>받는 중</translation>
    </message>
    <message>
        <source>Finding regions</source>
        <translation type="unfinished">구간 찾는 중</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>준비하는 중</translation>
    </message>
    <message>
        <source>Writing the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>평가하는 중</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>듣는 중</translation>
    </message>
    <message>
        <source>Looking for copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for recordings</source>
        <translation>녹음을 찾는 중</translation>
    </message>
    <message>
        <source>Making the model</source>
        <translation>모델을 만드는 중</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>재는 중</translation>
    </message>
    <message>
        <source>Picturing mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>Reading headers</source>
        <translation>헤더를 읽는 중</translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>점수를 매기는 중</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>쓰는 중</translation>
    </message>
</context>
<context>
    <name>own_recipe</name>
    <message>
        <source>A recipe of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of a recipe of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comma in its name or folder stands in the way: rename it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a program. When you train with it, its code runs with all that you may do on this computer: read, change and delete files. Use it only if you wrote it, or trust who did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the code in {file}?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scores</name>
    <message>
        <source>the windows of one recording kept together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recordings of one folder kept together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recordings that share a part of their name kept together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the groups of your table kept together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recordings of one day kept together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{list} needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels: {n}, groups: {groups}; they never teach; {grouping}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels: {n}, groups: {groups}; each tested by a model that had not learned from it; {grouping}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels: {n}, groups: {groups}; {grouping}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels accepted in bulk: {n}; they teach but do not test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} before, {after} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the classes it knew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share}, always answering the commonest class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By guessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it knew before, tested on remembered sounds that are never taught. Classes found as often as before: {same} of {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{after} of {name} were found, which is new. Nothing else was tested: how well it is told from others is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{after} of {name} were found, {before} before. Nothing else was tested: how well it is told from others is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points:+d} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(too few to tell how sure)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(95 %: {low:+d} to {high:+d})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few groups to tell: {name} has {n}, and every class needs {enough}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>selftest</name>
    <message>
        <source>TensorFlow</source>
        <translation>TensorFlow</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>캐시</translation>
    </message>
    <message>
        <source>free disk</source>
        <translation>남은 디스크</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>그래픽 카드</translation>
    </message>
    <message>
        <source>known answer</source>
        <translation>정답이 알려진 견본</translation>
    </message>
    <message>
        <source>log</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>models that were added</source>
        <translation>추가한 모델</translation>
    </message>
    <message>
        <source>packages</source>
        <translation>패키지</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>recipes</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>sound formats</source>
        <translation>소리 형식</translation>
    </message>
    <message>
        <source>teaching</source>
        <translation>가르치기</translation>
    </message>
    <message>
        <source>versions</source>
        <translation>버전</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>Choose something that has a class first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No {name} further on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>0 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>50 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>75 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>87.5 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About 1 kB a window; teaching needs them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Automatic: a window for each pixel, half a window apart where there are more windows than pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightens the picture alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte-order mark for Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed keys, each as action=key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels shown: mixed, each, or one by its number from 1; none: what models hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>분류하기</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Columns of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute on the processor only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even where there is a graphics card that could be used.</source>
        <translation>쓸 수 있는 그래픽 카드가 있더라도.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Far away shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor and top of the colours in dB; none: automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished">이득</translation>
    </message>
    <message>
        <source>Go to the next recording after a label</source>
        <translation>라벨을 붙이면 다음 녹음으로 가기</translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>하위 폴더 포함</translation>
    </message>
    <message>
        <source>Its channel; -1: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its rate; 0: its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep embeddings for teaching</source>
        <translation>가르치기 위해 임베딩 보관</translation>
    </message>
    <message>
        <source>Kind of file that is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelling</source>
        <translation>라벨 붙이기</translation>
    </message>
    <message>
        <source>Of the many windows in each pixel: the loudest level, which loses nothing short, or the mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap of windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play a recording on arrival</source>
        <translation>녹음을 선택하면 재생</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>최근 프로젝트</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>스펙트로그램</translation>
    </message>
    <message>
        <source>The microphone heard last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device to play on; none: the system&apos;s own choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Time of day, where it is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Unsure below</source>
        <translation>이 값 아래는 불확실</translation>
    </message>
    <message>
        <source>What the model saw is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where recordings outside a project are put</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the window was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Window function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window length</source>
        <translation>창 길이</translation>
    </message>
    <message>
        <source>Written beside your labels.</source>
        <translation>라벨 옆에 기록됩니다.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blackman</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blackman-harris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>flat top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>grey turned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hamming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hann</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferno</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished">기록</translation>
    </message>
    <message>
        <source>magma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rectangular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>viridis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>time</name>
    <message>
        <source>1 s</source>
        <translation>1초</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n}초</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}분</translation>
    </message>
    <message>
        <source>{h} h {min} min</source>
        <translation>{h}시간 {min}분</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h}시간</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Always saying “{commonest}” would be right {share} of the time, and tell nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better than chance: right {balanced} of the time on cries of families it had not heard, classes counting the same (95 % interval {low} to {high}; guessing: {guessing}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evidence better than chance: right {balanced} of the time on cries of families it had not heard, classes counting the same (95 % interval {low} to {high}; guessing: {guessing}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use, not a medical device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taught with your labels: the Teach page says how good it is on recordings it was not taught with.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
