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
        <translation>라벨이 아니라 판정할 구간으로, 확신도와 함께 제안하기</translation>
    </message>
    <message>
        <source>Each is then accepted (Enter), rejected (X) or corrected with a class key</source>
        <translation>그러면 하나씩 받아들이거나(Enter) 거부하거나(X) 분류 키로 고칩니다</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>nothing, or for example batch=64, peak_rate=0.001</source>
        <translation>없음, 또는 예를 들어 batch=64, peak_rate=0.001</translation>
    </message>
    <message>
        <source>Changes to the recipe</source>
        <translation>레시피 변경</translation>
    </message>
</context>
<context>
    <name>ChannelChoice</name>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>What is seen. What models and people hear is set in the project&apos;s properties.</source>
        <translation>보이는 채널입니다. 모델과 사람이 듣는 채널은 프로젝트 속성에서 정합니다.</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>섞어서</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히</translation>
    </message>
    <message>
        <source>The first {n} side by side</source>
        <translation>처음 {n}개를 나란히</translation>
    </message>
    <message>
        <source>Channel {n}</source>
        <translation>채널 {n}</translation>
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
        <translation>분류 이름</translation>
    </message>
</context>
<context>
    <name>ClassFinder</name>
    <message>
        <source>Type a class</source>
        <translation>분류 입력</translation>
    </message>
    <message>
        <source>Class to find</source>
        <translation>찾을 분류</translation>
    </message>
    <message>
        <source>Enter labels · Esc closes</source>
        <translation>Enter로 라벨 붙이기 · Esc로 닫기</translation>
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
        <source>{key} finds by name</source>
        <translation>{key}: 이름으로 찾기</translation>
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
        <translation>“{name}” 만들기</translation>
    </message>
    <message>
        <source>{name} (formerly {former})</source>
        <translation>{name}(이전 이름: {former})</translation>
    </message>
    <message>
        <source>Recordings that are labelled so, in whole or in part: {n}</source>
        <translation>전체나 일부에 이 라벨이 있는 녹음: {n}개</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>단축키 {key}</translation>
    </message>
    <message>
        <source>{count} labelled</source>
        <translation>라벨 {count}개</translation>
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
        <translation>
            <numerusform>녹음 %Ln개, 소리 {hours}시간</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep embeddings: teaching needs them and is then a matter of seconds</source>
        <translation>임베딩 보관: 가르칠 때 필요하며, 있으면 몇 초 만에 끝납니다</translation>
    </message>
    <message>
        <source>Results are shown and kept as they arrive. You can go on working, stop at any time and go on later. The computer stays awake.</source>
        <translation>결과는 나오는 대로 보이고 저장됩니다. 그동안 다른 일을 해도 되고, 언제든지 멈추었다가 나중에 이어서 할 수 있습니다. 컴퓨터는 절전 모드로 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>This takes about {time} on this computer and about {bytes} in {place}.</source>
        <translation>이 컴퓨터에서 약 {time} 걸리고, {place}에 약 {bytes}를 씁니다.</translation>
    </message>
</context>
<context>
    <name>ClipsDialog</name>
    <message>
        <source>Where to save the sounds</source>
        <translation>소리를 저장할 곳</translation>
    </message>
    <message>
        <source>Save as sound</source>
        <translation>소리로 저장</translation>
    </message>
    <message>
        <source>The selected region</source>
        <translation>선택한 구간</translation>
    </message>
    <message>
        <source>The selected recordings</source>
        <translation>선택한 녹음</translation>
    </message>
    <message>
        <source>All that is labelled {name}</source>
        <translation>라벨이 {name}인 것 모두</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>In brackets: {fields}</source>
        <translation>중괄호 안에 쓸 수 있는 것: {fields}</translation>
    </message>
    <message>
        <source>folder: where the recording lies in the project</source>
        <translation>folder: 프로젝트 안에서 녹음이 있는 폴더</translation>
    </message>
    <message>
        <source>WAV, the very numbers (32 bits)</source>
        <translation>WAV, 값 그대로(32비트)</translation>
    </message>
    <message>
        <source>FLAC, half as large (24 bits)</source>
        <translation>FLAC, 절반 크기(24비트)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>More on either side</source>
        <translation>앞뒤 여유</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>What to save</source>
        <translation>저장할 대상</translation>
    </message>
    <message>
        <source>Folder to save in</source>
        <translation>저장할 폴더</translation>
    </message>
    <message>
        <source>Pattern of the names</source>
        <translation>이름 패턴</translation>
    </message>
    <message>
        <source>Seconds more on either side</source>
        <translation>앞뒤로 더할 초</translation>
    </message>
    <message>
        <source>The selected window</source>
        <translation>선택한 창</translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>저장할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Say where the sounds are to go.</source>
        <translation>소리를 저장할 곳을 지정하세요.</translation>
    </message>
    <message>
        <source>Files: {n}, the first of them {name}</source>
        <translation>파일: {n}개, 첫 파일은 {name}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>A folder of recordings</source>
        <translation>녹음 폴더</translation>
    </message>
    <message>
        <source>The folder of a project</source>
        <translation>프로젝트 폴더</translation>
    </message>
    <message>
        <source>Where the project is to be kept, in a folder of its own</source>
        <translation>프로젝트를 따로 보관할 폴더</translation>
    </message>
    <message>
        <source>One class for each recording, or several?</source>
        <translation>녹음마다 분류를 하나만 붙입니까, 여러 개 붙입니까?</translation>
    </message>
    <message>
        <source>Project properties can change it later.</source>
        <translation>나중에 프로젝트 속성에서 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Several at once</source>
        <translation>여러 개 함께</translation>
    </message>
    <message>
        <source>One class</source>
        <translation>하나만</translation>
    </message>
    <message>
        <source>Its labels, predictions, models and caches in {place} are deleted for good. The recordings in {root} stay as they are.</source>
        <translation>{place}에 있는 라벨, 예측, 모델, 캐시를 완전히 삭제합니다. {root}의 녹음은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Delete the project “{name}”?</source>
        <translation>프로젝트 “{name}”을(를) 삭제할까요?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Every prediction in the list at least this sure becomes a label, where nobody has said anything yet.
Such labels teach the model, but never judge it.

Percent:</source>
        <translation>목록에서 확신도가 이 값 이상인 예측은 아직 아무도 판정하지 않은 녹음의 라벨이 됩니다.
이런 라벨은 모델을 가르치지만 평가에는 쓰지 않습니다.

퍼센트:</translation>
    </message>
    <message>
        <source>Accept all above</source>
        <translation>이 값 이상 모두 받아들이기</translation>
    </message>
    <message>
        <source>One step of Undo takes all of it back.</source>
        <translation>실행 취소 한 번으로 모두 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Recordings that the filter hides now are left alone: {n}.</source>
        <translation>지금 거르기로 숨긴 녹음은 그대로 둡니다: {n}개.</translation>
    </message>
    <message>
        <source>No prediction in the list is that sure</source>
        <translation>목록에 그만큼 확실한 예측이 없습니다</translation>
    </message>
    <message>
        <source>Accept {n} predictions?</source>
        <translation>예측 {n}개를 받아들일까요?</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>받아들이기</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>A word on what is selected; empty removes it.</source>
        <translation>선택한 것에 대한 메모입니다. 비우면 지워집니다.</translation>
    </message>
    <message>
        <source>New class</source>
        <translation>새 분류</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>이름:</translation>
    </message>
    <message>
        <source>Select a region with frequencies first</source>
        <translation>먼저 주파수가 있는 구간을 선택하세요</translation>
    </message>
    <message>
        <source>Every drag marks a region now, until M or Esc</source>
        <translation>이제 끌 때마다 구간이 표시됩니다. M이나 Esc로 끝냅니다</translation>
    </message>
    <message>
        <source>Every region that is proposed in the listed recordings, at least this sure, becomes a label.
Such labels teach the model, but never judge it.

Percent:</source>
        <translation>목록의 녹음에서 확신도가 이 값 이상인 제안 구간이 모두 라벨이 됩니다.
이런 라벨은 모델을 가르치지만 평가에는 쓰지 않습니다.

퍼센트:</translation>
    </message>
    <message>
        <source>Accept all found above</source>
        <translation>찾은 것 가운데 이 값 이상 모두 받아들이기</translation>
    </message>
    <message>
        <source>What the clock said, as 5:30 or 05:30:15 or 2019-05-22 05:30</source>
        <translation>시계 시각. 예: 5:30, 05:30:15, 2019-05-22 05:30</translation>
    </message>
    <message>
        <source>Seconds, or min:s, or h:min:s</source>
        <translation>초, 분:초 또는 시:분:초</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>시간으로 가기</translation>
    </message>
    <message>
        <source>All predictions are made anew; labels stay as they are.</source>
        <translation>예측을 모두 새로 합니다. 라벨은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Classify everything again?</source>
        <translation>모두 다시 분류할까요?</translation>
    </message>
    <message>
        <source>Classify again</source>
        <translation>다시 분류하기</translation>
    </message>
</context>
<context>
    <name>ComparingPage</name>
    <message>
        <source>Compare recipes on a data set</source>
        <translation>데이터셋으로 레시피 비교</translation>
    </message>
    <message>
        <source>A folder or a table; or drop one here</source>
        <translation>폴더나 표. 여기에 끌어다 놓아도 됩니다</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>표…</translation>
    </message>
    <message>
        <source>Its recordings…</source>
        <translation>표의 녹음…</translation>
    </message>
    <message>
        <source>The folder with the recordings that the table names, where they do not lie with it</source>
        <translation>표에 적힌 녹음이 표와 함께 있지 않을 때, 그 녹음이 있는 폴더</translation>
    </message>
    <message>
        <source>UrbanSound8K, ESC-50, Donate-a-Cry, any table, a folder for each class, a project.</source>
        <translation>UrbanSound8K, ESC-50, Donate-a-Cry, 모든 표, 분류마다 나눈 폴더, 프로젝트.</translation>
    </message>
    <message>
        <source>What is tried</source>
        <translation>시험 대상</translation>
    </message>
    <message>
        <source>A recipe of your own…</source>
        <translation>나만의 레시피…</translation>
    </message>
    <message>
        <source>Of every ticked recipe; what one of them has not is said</source>
        <translation>선택한 모든 레시피에 적용됩니다. 레시피에 없는 항목은 알려 줍니다</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>폴드</translation>
    </message>
    <message>
        <source>The data set&apos;s own, else by group</source>
        <translation>데이터셋의 폴드, 없으면 그룹별</translation>
    </message>
    <message>
        <source>By group: what belongs together is held out together</source>
        <translation>그룹별: 한 그룹은 통째로 따로 둠</translation>
    </message>
    <message>
        <source>At random: leaks, to see what it would claim</source>
        <translation>무작위: 정보가 샘. 점수가 얼마나 부풀려지는지 보기</translation>
    </message>
    <message>
        <source>Only the first fold: sooner, and less sure</source>
        <translation>첫 폴드만: 더 빠르지만 덜 확실함</translation>
    </message>
    <message>
        <source>once</source>
        <translation>한 번</translation>
    </message>
    <message>
        <source> times</source>
        <translation> 번</translation>
    </message>
    <message>
        <source>How often the folds are drawn</source>
        <translation>폴드를 나누는 횟수</translation>
    </message>
    <message>
        <source>Anew each time, so that a lucky drawing is found out; the mean is reported. Not for a data set&apos;s own folds</source>
        <translation>매번 새로 나누어 우연히 좋게 나뉜 결과를 가려내고, 평균을 보고합니다. 데이터셋의 폴드에는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>as each recipe says</source>
        <translation>레시피마다 정한 대로</translation>
    </message>
    <message>
        <source>Epochs, at most</source>
        <translation>최대 에포크</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교하기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>나누기</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>A labelled data set</source>
        <translation>라벨이 있는 데이터셋</translation>
    </message>
    <message>
        <source>Which recipe is worth what on it? Each is trained on all folds but one and tested on that one, in turn.</source>
        <translation>이 데이터셋에는 어떤 레시피가 얼마나 좋습니까? 폴드를 하나씩 번갈아 빼 두고, 나머지로 훈련한 다음 빼 둔 폴드로 시험합니다.</translation>
    </message>
    <message>
        <source>Each system&apos;s share of right answers on recordings it did not learn from, every class counting the same; with how sure that is, what it cost, and which differences are more than chance. A report with figures and sounds comes with it.</source>
        <translation>배우지 않은 녹음에서 각 시스템이 맞힌 비율(모든 분류를 똑같이 셈), 그 값이 얼마나 확실한지, 얼마나 걸렸는지, 어떤 차이가 우연이 아닌지를 보여 줍니다. 그림과 소리가 든 보고서도 나옵니다.</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>비교 진행</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>보고서 열기</translation>
    </message>
    <message>
        <source>Make a model of it…</source>
        <translation>모델로 만들기…</translation>
    </message>
    <message>
        <source>Trains the ticked recipe on the whole data set; the model can then be chosen in any project</source>
        <translation>선택한 레시피를 데이터셋 전체로 훈련합니다. 만든 모델은 어느 프로젝트에서나 고를 수 있습니다</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>New head on {model}: quick, and hard to beat on few recordings</source>
        <translation>{model}에 새 헤드: 빠르며, 녹음이 적을 때는 좀처럼 지지 않음</translation>
    </message>
    <message>
        <source>Your own: its code runs</source>
        <translation>나만의 레시피: 그 코드가 실행됨</translation>
    </message>
    <message>
        <source>A folder with a labelled data set</source>
        <translation>라벨이 있는 데이터셋 폴더</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)</source>
        <translation>표 (*.csv *.tsv *.txt *.xlsx);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>The table of a data set</source>
        <translation>데이터셋의 표</translation>
    </message>
    <message>
        <source>The folder with the recordings of this table</source>
        <translation>이 표의 녹음이 있는 폴더</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>살펴보는 중…</translation>
    </message>
    <message>
        <source>Looking at the data set</source>
        <translation>데이터셋 살펴보는 중</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>비교하는 중</translation>
    </message>
    <message>
        <source>Make a model</source>
        <translation>모델 만들기</translation>
    </message>
    <message>
        <source>What it is to be called</source>
        <translation>모델 이름</translation>
    </message>
    <message>
        <source>There is a model of yours called {name}.</source>
        <translation>{name}(이)라는 모델이 이미 있습니다.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련하는 중</translation>
    </message>
    <message>
        <source>The model is made and called {name}: choose it in a project&apos;s properties.</source>
        <translation>모델 {name}을(를) 만들었습니다. 프로젝트 속성에서 고르세요.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>{system}: {done} of {folds} folds are done</source>
        <translation>{system}: 폴드 {folds}개 가운데 {done}개 끝남</translation>
    </message>
    <message>
        <source>Stopped. The folds that are done are kept: started again, it goes on from there.</source>
        <translation>멈추었습니다. 끝난 폴드는 남아 있으며, 다시 시작하면 거기서 이어집니다.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>평가하기</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln일</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>녹음 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln other class(es)</source>
        <translation>
            <numerusform>다른 분류 %Ln종</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>better by %Ln point(s)</source>
        <translation>
            <numerusform>%Ln%p 나아짐</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>worse by %Ln point(s)</source>
        <translation>
            <numerusform>%Ln%p 나빠짐</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cries</name>
    <message>
        <source>Measuring cries</source>
        <translation>울음을 측정하는 중</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>learned from</source>
        <translation>배운 녹음</translation>
    </message>
    <message>
        <source>set aside to watch it</source>
        <translation>학습을 지켜보려고 떼어 둔 녹음</translation>
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
        <translation>이 창은 읽기 전용입니다</translation>
    </message>
    <message>
        <source>Undone: {edit}</source>
        <translation>실행 취소함: {edit}</translation>
    </message>
    <message>
        <source>Done again: {edit}</source>
        <translation>다시 실행함: {edit}</translation>
    </message>
    <message>
        <source>Writing labels</source>
        <translation>라벨 쓰는 중</translation>
    </message>
    <message>
        <source>Stopped; no label was changed</source>
        <translation>멈추었습니다. 바뀐 라벨은 없습니다</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Where to write the tables</source>
        <translation>표를 저장할 곳</translation>
    </message>
    <message>
        <source>Where to write the table</source>
        <translation>표를 저장할 곳</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>What to write</source>
        <translation>저장할 내용</translation>
    </message>
    <message>
        <source>A table of labels and predictions (CSV or Excel)</source>
        <translation>라벨과 예측의 표(CSV 또는 Excel)</translation>
    </message>
    <message>
        <source>Labels for Raven: a selection table for each recording</source>
        <translation>Raven용 라벨: 녹음마다 선택 표 하나</translation>
    </message>
    <message>
        <source>Labels for Raven: one selection table for all recordings</source>
        <translation>Raven용 라벨: 모든 녹음을 선택 표 하나에</translation>
    </message>
    <message>
        <source>Labels for Audacity: a label track for each recording</source>
        <translation>Audacity용 라벨: 녹음마다 라벨 트랙 하나</translation>
    </message>
    <message>
        <source>Labels for BirdNET: a table for each recording</source>
        <translation>BirdNET용 라벨: 녹음마다 표 하나</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>저장할 파일이나 폴더</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>One row a recording, and one for each labelled part</source>
        <translation>녹음마다 한 줄, 라벨을 붙인 부분마다 한 줄</translation>
    </message>
    <message>
        <source>One row a window, as the model heard them</source>
        <translation>모델이 들은 창마다 한 줄</translation>
    </message>
    <message>
        <source>One row a region where the model hears</source>
        <translation>모델이 다음을 들은 구간마다 한 줄:</translation>
    </message>
    <message>
        <source>Which class the model is to hear</source>
        <translation>모델이 들어야 할 분류</translation>
    </message>
    <message>
        <source>A column for the probability of each class</source>
        <translation>분류마다 확률 열 추가</translation>
    </message>
    <message>
        <source>Duration, level, pauses and pitch of each cry</source>
        <translation>울음마다 길이, 레벨, 쉼, 음높이</translation>
    </message>
    <message>
        <source>Measured once, about half a second for each recording</source>
        <translation>한 번만 재며, 녹음마다 0.5초쯤 걸립니다</translation>
    </message>
    <message>
        <source>Frequencies, times and level of each region</source>
        <translation>구간마다 주파수, 시간, 레벨</translation>
    </message>
    <message>
        <source>Its borders in frequency as they were drawn, and what is measured within them</source>
        <translation>그린 그대로의 주파수 경계와 그 안에서 잰 값</translation>
    </message>
    <message>
        <source>What is proposed and still to be judged, instead of the labels</source>
        <translation>라벨 대신, 제안되었으나 아직 판정하지 않은 것</translation>
    </message>
    <message>
        <source>Whole paths instead of paths below the folder</source>
        <translation>폴더 아래 경로 대신 전체 경로</translation>
    </message>
    <message>
        <source>Byte-order mark, so that Excel reads accents in a CSV</source>
        <translation>바이트 순서 표시(BOM): Excel이 CSV의 한글을 바르게 읽게 합니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Selection table (*.txt)</source>
        <translation>선택 표 (*.txt)</translation>
    </message>
    <message>
        <source>{n} columns</source>
        <translation>열 {n}개</translation>
    </message>
    <message>
        <source>{n} columns and one a class</source>
        <translation>열 {n}개와 분류마다 하나씩</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>녹음 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>One text, as Raven reads it.</source>
        <translation>Raven이 읽는 텍스트 하나.</translation>
    </message>
    <message>
        <source>Say where the table is to go.</source>
        <translation>표를 저장할 곳을 지정하세요.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>{folder} 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>Replaces the file that is there.</source>
        <translation>이미 있는 파일을 바꿉니다.</translation>
    </message>
    <message>
        <source>{path} is a file; say which folder.</source>
        <translation>{path}은(는) 파일입니다. 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>A text file for each recording that has labels, in folders as here.</source>
        <translation>라벨이 있는 녹음마다 텍스트 파일 하나를, 여기와 같은 폴더 구조로 저장합니다.</translation>
    </message>
    <message>
        <source>Tables of these names are replaced.</source>
        <translation>이름이 같은 표를 바꿉니다.</translation>
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
        <source>With regions to judge</source>
        <translation>판정할 구간 있음</translation>
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
        <translation>분류</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>above the noise around it</source>
        <translation>만큼 주변 소음보다 큼</translation>
    </message>
    <message>
        <source>From</source>
        <translation>주파수</translation>
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
        <translation>까지는 이어짐. 최대 길이</translation>
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
        <source>Would be found in this recording: {n}, {long} s in all</source>
        <translation>이 녹음에서 찾게 될 구간: {n}개, 모두 {long}초</translation>
    </message>
    <message>
        <source>Nothing would be found in this recording</source>
        <translation>이 녹음에서는 아무것도 찾지 못합니다</translation>
    </message>
</context>
<context>
    <name>Ground</name>
    <message>
        <source>no recording for {time}</source>
        <translation>{time} 동안 녹음 없음</translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>What belongs together?</source>
        <translation>무엇이 함께 속합니까?</translation>
    </message>
    <message>
        <source>Every recording stands for itself</source>
        <translation>녹음마다 따로</translation>
    </message>
    <message>
        <source>Recordings of the same folder</source>
        <translation>같은 폴더의 녹음</translation>
    </message>
    <message>
        <source>Recordings whose names share a part</source>
        <translation>이름의 한 부분이 같은 녹음</translation>
    </message>
    <message>
        <source>As the imported table says</source>
        <translation>가져온 표에 적힌 대로</translation>
    </message>
    <message>
        <source>Recordings of the same day: for one baby, heard on many days</source>
        <translation>같은 날의 녹음: 한 아기를 여러 날 들었을 때</translation>
    </message>
    <message>
        <source>1 is the first part, -1 the last</source>
        <translation>1은 첫 부분, -1은 마지막 부분</translation>
    </message>
    <message>
        <source>or a pattern, such as baby(\d+)</source>
        <translation>또는 패턴, 예: baby(\d+)</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>패턴</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>구분자</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>몇째 부분</translation>
    </message>
    <message>
        <source>These belong together</source>
        <translation>이대로 묶기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>A model that has heard a site, an animal or a baby knows others of it too easily. So Earmark tests each version on groups it was not taught with, and says beside every score how they were made.</source>
        <translation>어떤 장소나 동물, 아기를 들은 모델은 그 장소, 동물, 아기의 다른 녹음을 너무 쉽게 알아맞힙니다. 그래서 Earmark는 버전마다 가르칠 때 쓰지 않은 그룹으로 시험하고, 점수 옆에 그룹을 어떻게 나누었는지 적습니다.</translation>
    </message>
    <message>
        <source>part</source>
        <translation>부분</translation>
    </message>
    <message>
        <source>between</source>
        <translation>구분자</translation>
    </message>
    <message>
        <source>All recordings are in one group: there is nothing left to test on.</source>
        <translation>모든 녹음이 한 그룹에 있어 시험할 것이 남지 않습니다.</translation>
    </message>
    <message>
        <source>Recordings: {recordings} · groups: {groups}</source>
        <translation>녹음 {recordings}개, 그룹 {groups}개</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>One of them</source>
        <translation>그 가운데 하나</translation>
    </message>
    <message>
        <source>The groups this gives</source>
        <translation>이렇게 나뉘는 그룹</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>All keys</source>
        <translation>모든 단축키</translation>
    </message>
    <message>
        <source>Plain keys work on any keyboard layout while no text field has the focus. Every key can be changed in the settings.</source>
        <translation>글자 하나로 된 단축키는 입력란에 커서가 없으면 어떤 자판 배열에서나 작동합니다. 모든 단축키는 설정에서 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Set the class</source>
        <translation>분류 정하기</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>A table of labels</source>
        <translation>라벨 표</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)</source>
        <translation>표 (*.csv *.tsv *.txt *.xlsx);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>라벨 가져오기</translation>
    </message>
    <message>
        <source>Where the labels come from</source>
        <translation>라벨을 가져올 곳</translation>
    </message>
    <message>
        <source>From a table</source>
        <translation>표에서</translation>
    </message>
    <message>
        <source>From folders</source>
        <translation>폴더에서</translation>
    </message>
    <message>
        <source>From file names</source>
        <translation>파일 이름에서</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>찾은 것</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>처음 몇 줄</translation>
    </message>
    <message>
        <source>Classes of the import</source>
        <translation>가져올 분류</translation>
    </message>
    <message>
        <source>Rows without a recording</source>
        <translation>녹음이 없는 줄</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose a table, or drop one here.</source>
        <translation>표를 선택하거나 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>.csv, .tsv, .txt or .xlsx, also of Raven, Audacity, BirdNET and Kaleidoscope</source>
        <translation>.csv, .tsv, .txt 또는 .xlsx. Raven, Audacity, BirdNET, Kaleidoscope의 표도 됩니다</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>구분자</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
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
        <translation>그룹</translation>
    </message>
    <message>
        <source>Start (s)</source>
        <translation>시작(초)</translation>
    </message>
    <message>
        <source>End (s)</source>
        <translation>끝(초)</translation>
    </message>
    <message>
        <source>Low (Hz)</source>
        <translation>아래 (Hz)</translation>
    </message>
    <message>
        <source>High (Hz)</source>
        <translation>위 (Hz)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Each recording is labelled with the name of the folder it lies in. Those in no subfolder are left alone.</source>
        <translation>녹음마다 들어 있는 폴더의 이름을 라벨로 붙입니다. 하위 폴더에 있지 않은 녹음은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Pattern of the file names</source>
        <translation>파일 이름 패턴</translation>
    </message>
    <message>
        <source>Write the name with {label} where the class is, {group} where the site or the animal is, and * for what does not matter.</source>
        <translation>이름에서 분류 자리에 {label}, 장소나 동물 자리에 {group}, 상관없는 자리에 *를 쓰세요.</translation>
    </message>
    <message>
        <source>For example: {name}</source>
        <translation>예: {name}</translation>
    </message>
    <message>
        <source>The table is being read…</source>
        <translation>표를 읽는 중…</translation>
    </message>
    <message>
        <source>Say which column holds the file and which the label.</source>
        <translation>파일과 라벨이 어느 열인지 지정하세요.</translation>
    </message>
    <message>
        <source>Write the pattern of the names.</source>
        <translation>이름 패턴을 입력하세요.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>제외한 까닭</translation>
    </message>
    <message>
        <source>Classes ({n})</source>
        <translation>분류({n})</translation>
    </message>
    <message>
        <source>Left out ({n})</source>
        <translation>제외({n})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>라벨 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for {files} of %Ln recording(s)</source>
        <translation>
            <numerusform>(녹음 %Ln개 가운데 {files}개)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>그룹 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows left out, because they do not fit: {n}</source>
        <translation>맞지 않아 제외한 줄: {n}개</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>분류</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>제외</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) imported</source>
        <translation>
            <numerusform>라벨 %Ln개를 가져왔습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>others that were there before are replaced: {n}; Ctrl+Z brings them back</source>
        <translation>전에 있던 다른 라벨 {n}개가 바뀌었습니다. Ctrl+Z로 되돌립니다</translation>
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
        <translation>라벨</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Becomes (empty: left out)</source>
        <translation>바꿀 이름(비우면 제외)</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새 분류</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>Type another name, or nothing to leave the class out</source>
        <translation>다른 이름을 입력하세요. 비우면 이 분류를 제외합니다</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Classifying what was recorded</source>
        <translation>녹음한 것을 분류하는 중</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press a key…</source>
        <translation>키를 누르세요…</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>All as they were</source>
        <translation>모두 처음대로</translation>
    </message>
    <message>
        <source>Press a key&apos;s field, then the new key; Backspace leaves it without one. The digits 1–9 belong to the classes.</source>
        <translation>바꿀 칸을 누른 다음 새 키를 누르세요. Backspace는 단축키를 없앱니다. 숫자 1~9는 분류가 씁니다.</translation>
    </message>
    <message>
        <source>The digits belong to the classes</source>
        <translation>숫자는 분류가 씁니다</translation>
    </message>
    <message>
        <source>Choose another key.</source>
        <translation>다른 키를 고르세요.</translation>
    </message>
    <message>
        <source>{key} is taken</source>
        <translation>{key}은(는) 이미 쓰고 있습니다</translation>
    </message>
    <message>
        <source>It now means “{action}”. Take it away from there?</source>
        <translation>지금은 “{action}”에 쓰는 키입니다. 거기서 가져올까요?</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>가져오기</translation>
    </message>
</context>
<context>
    <name>LevelsByKeys</name>
    <message>
        <source>Levels of the colours in dB</source>
        <translation>색의 레벨(dB)</translation>
    </message>
    <message>
        <source>Which level has which colour: drag an end or all of it, double-click for the automatic contrast,
once more for that of what is on screen
(with the focus here: Up, Down, Page Up, Page Down; Left and Right for the floor; Home)</source>
        <translation>레벨마다의 색: 끝이나 전체를 끌어서 바꾸고, 두 번 누르면 명암을 자동으로,
한 번 더 두 번 누르면 화면에 보이는 것에 맞춥니다
(여기에 초점이 있을 때: 위, 아래, Page Up, Page Down. 왼쪽과 오른쪽은 아래 끝, Home은 자동)</translation>
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
        <translation>Earmark가 받아들이지 못해 목록에 없는 파일: {n}개({file})</translation>
    </message>
    <message>
        <source>What could not be read…</source>
        <translation>읽지 못한 파일…</translation>
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
        <translation>목록에 없음: 하위 폴더에 녹음 {n}개 더 있음({names}).</translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>하위 폴더 포함</translation>
    </message>
    <message>
        <source>{table} says what these recordings are.</source>
        <translation>{table}에 이 녹음이 무엇인지 적혀 있습니다.</translation>
    </message>
    <message>
        <source>Import its labels…</source>
        <translation>라벨 가져오기…</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>There is no room for a copy behind the region or before it</source>
        <translation>구간 뒤에도 앞에도 사본을 놓을 자리가 없습니다</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>메시지 닫기</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>Level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Level in dB below full scale, its peak, and a warning where the sound is cut off</source>
        <translation>최대 크기를 기준으로 한 레벨(dB)과 최댓값. 소리가 잘리면 경고합니다</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>너무 큼</translation>
    </message>
</context>
<context>
    <name>Microphones</name>
    <message>
        <source>No microphone was found: plug one in or start the sound service.</source>
        <translation>마이크를 찾지 못했습니다. 마이크를 연결하거나 소리 서비스를 시작하세요.</translation>
    </message>
    <message>
        <source>Qt&apos;s sound library cannot be loaded: {said}</source>
        <translation>Qt의 소리 라이브러리를 불러올 수 없습니다: {said}</translation>
    </message>
    <message>
        <source>The system asks whether Earmark may listen.</source>
        <translation>Earmark가 들어도 되는지 시스템이 묻고 있습니다.</translation>
    </message>
    <message>
        <source>The system does not let Earmark listen: allow it in the system&apos;s privacy settings.</source>
        <translation>시스템이 Earmark의 마이크 사용을 막고 있습니다. 시스템의 개인 정보 설정에서 허용하세요.</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Choose a model</source>
        <translation>모델 고르기</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>받는 중</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>파일 추가…</translation>
    </message>
    <message>
        <source>A .tflite or .onnx network, with a description beside it or one that Earmark knows</source>
        <translation>.tflite 또는 .onnx 신경망. 설명 파일이 옆에 있거나 Earmark가 아는 것이어야 합니다</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>사용하기</translation>
    </message>
    <message>
        <source>23 everyday sounds, known at once: dog, rain, siren, engine, … Small and quick. Not for commercial use.</source>
        <translation>일상의 소리 23종을 바로 알아듣습니다: 개, 비, 사이렌, 엔진 등. 작고 빠릅니다. 상업적으로 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Ten everyday sounds, made of recordings that permit commercial use. Knows less: teach it. CC BY, name K. J. Piczak.</source>
        <translation>상업적 이용이 허락된 녹음으로 만든, 일상의 소리 10종. 아는 것이 적으니 가르치세요. CC BY, K. J. Piczak 표시.</translation>
    </message>
    <message>
        <source>Hungry or other, which can hardly be heard: teach it one baby&apos;s cries. Research use, not a medical device.</source>
        <translation>배고픔 또는 그 밖, 소리만으로는 거의 가릴 수 없으니 한 아기의 울음을 가르치세요. 연구용이며 의료 기기가 아닙니다.</translation>
    </message>
    <message>
        <source>Finds cries of babies, also in long recordings. Research use, not a medical device.</source>
        <translation>긴 녹음에서도 아기 울음을 찾습니다. 연구용이며 의료 기기가 아닙니다.</translation>
    </message>
    <message>
        <source>By {by}. Licence: {licence}</source>
        <translation>만든 곳: {by}. 라이선스: {licence}</translation>
    </message>
    <message>
        <source>Fetched once, {size} MB. SHA-256 {hash}</source>
        <translation>한 번만 받음, {size} MB. SHA-256 {hash}</translation>
    </message>
    <message>
        <source>Its file is yours to bring, from {home}</source>
        <translation>파일은 직접 가져와야 합니다: {home}</translation>
    </message>
    <message>
        <source>Fetch it ({size} MB)</source>
        <translation>받기({size} MB)</translation>
    </message>
    <message>
        <source>Choose its file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>The file of {title}</source>
        <translation>{title}의 파일</translation>
    </message>
    <message>
        <source>The file of a network</source>
        <translation>신경망 파일</translation>
    </message>
    <message>
        <source>Networks (*.tflite *.onnx)</source>
        <translation>신경망 (*.tflite *.onnx)</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{total} MB 가운데 {done} MB</translation>
    </message>
    <message>
        <source>{title} is here. SHA-256 {hash}</source>
        <translation>{title}이(가) 준비되었습니다. SHA-256 {hash}</translation>
    </message>
    <message>
        <source>Stopped. What has come is kept: fetching it again goes on from there.</source>
        <translation>멈추었습니다. 받은 부분은 남아 있으며, 다시 받으면 거기서 이어집니다.</translation>
    </message>
</context>
<context>
    <name>OpenedWords</name>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>녹음 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) on {recordings}</source>
        <translation>
            <numerusform>{recordings}에 라벨 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) by {what}</source>
        <translation>
            <numerusform>그룹 %Ln개({what} 기준)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fold(s): {names}</source>
        <translation>
            <numerusform>폴드 %Ln개: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>분류 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>{title}, taken for {kind}: {what}.</source>
        <translation>{title}({kind}): {what}.</translation>
    </message>
    <message>
        <source>Left out: {n} of {entries} entries.</source>
        <translation>제외: 항목 {entries}개 가운데 {n}개.</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Save the picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source> points an inch</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Fineness</source>
        <translation>해상도</translation>
    </message>
    <message>
        <source>File to save as, .png or .svg</source>
        <translation>저장할 파일, .png 또는 .svg</translation>
    </message>
    <message>
        <source>Width in mm</source>
        <translation>너비(mm)</translation>
    </message>
    <message>
        <source>Points an inch</source>
        <translation>해상도(dpi)</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>그림 (*.png *.svg)</translation>
    </message>
    <message>
        <source>Say where the picture is to go.</source>
        <translation>그림을 저장할 곳을 지정하세요.</translation>
    </message>
    <message>
        <source>{name}, {n} points wide, in light colours.</source>
        <translation>{name}, 너비 {n}픽셀, 밝은 색.</translation>
    </message>
    <message>
        <source>{name}: lines and letters, the sound as an image.</source>
        <translation>{name}: 선과 글자는 벡터, 소리는 이미지.</translation>
    </message>
    <message>
        <source>The file that is there is replaced.</source>
        <translation>이미 있는 파일을 바꿉니다.</translation>
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
        <source>Too high for this device at this speed: play it slower.</source>
        <translation>이 속도에서는 이 장치로 낼 수 없을 만큼 높습니다. 더 느리게 재생하세요.</translation>
    </message>
    <message>
        <source>Partly too high for this device at this speed: play it slower.</source>
        <translation>이 속도에서는 일부가 이 장치로 낼 수 없을 만큼 높습니다. 더 느리게 재생하세요.</translation>
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
        <translation>{words}  (Space)</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>What could not be read</source>
        <translation>읽지 못한 파일</translation>
    </message>
    <message>
        <source>Recordings with a problem: {n} of {total}. The others are not affected.</source>
        <translation>문제가 있는 녹음: {total}개 가운데 {n}개. 나머지에는 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Not in the list at all: {n}.</source>
        <translation>목록에도 없는 파일: {n}개.</translation>
    </message>
    <message>
        <source>Every recording could be read.</source>
        <translation>모든 녹음을 읽었습니다.</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>표로 복사</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>Recording</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>문제</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>Project properties</source>
        <translation>프로젝트 속성</translation>
    </message>
    <message>
        <source>Recordings in subfolders belong to it</source>
        <translation>하위 폴더의 녹음도 포함</translation>
    </message>
    <message>
        <source>A recording may be several classes at once</source>
        <translation>한 녹음에 여러 분류를 함께 붙일 수 있음</translation>
    </message>
    <message>
        <source>All channels mixed</source>
        <translation>모든 채널을 섞어서</translation>
    </message>
    <message>
        <source>Channel {n}</source>
        <translation>채널 {n}</translation>
    </message>
    <message>
        <source>What belongs together…</source>
        <translation>함께 속하는 것…</translation>
    </message>
    <message>
        <source>Another model for this project; what was taught stays among the versions</source>
        <translation>이 프로젝트에 다른 모델을 씁니다. 가르친 것은 버전에 남습니다</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>보관 위치</translation>
    </message>
    <message>
        <source>Models hear</source>
        <translation>모델이 듣는 채널</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Labels, predictions and models are kept in the project&apos;s folder. Your recordings are only ever read.</source>
        <translation>라벨, 예측, 모델은 프로젝트 폴더에 보관합니다. 녹음은 읽기만 합니다.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Choose a region first: what is not heard there is told to the model</source>
        <translation>먼저 구간을 선택하세요. 거기서 들리지 않는 것을 모델에 알려 줍니다</translation>
    </message>
    <message>
        <source>No region is left to judge</source>
        <translation>판정할 구간이 더 없습니다</translation>
    </message>
    <message>
        <source>Rejected already</source>
        <translation>이미 거부했습니다</translation>
    </message>
    <message>
        <source>Going on from the top</source>
        <translation>맨 위부터 계속합니다</translation>
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
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>trained in {time}, {ms} ms each</source>
        <translation>훈련 {time}, 하나에 {ms} ms</translation>
    </message>
    <message>
        <source>too good: knows some of these</source>
        <translation>너무 좋음: 일부를 이미 앎</translation>
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
        <translation>표본화율</translation>
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
        <source>To judge</source>
        <translation>판정할 것</translation>
    </message>
    <message>
        <source>Level (dBFS)</source>
        <translation>레벨 (dBFS)</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>f0 (Hz)</source>
        <translation>f0 (Hz)</translation>
    </message>
    <message>
        <source>f0 from (Hz)</source>
        <translation>f0 최저 (Hz)</translation>
    </message>
    <message>
        <source>f0 to (Hz)</source>
        <translation>f0 최고 (Hz)</translation>
    </message>
    <message>
        <source>Regions that are proposed and still to be judged</source>
        <translation>제안되었고 아직 판정하지 않은 구간</translation>
    </message>
    <message>
        <source>Mean level, in dB below full scale</source>
        <translation>평균 레벨, 최대치 아래 dB</translation>
    </message>
    <message>
        <source>Silences between two sounds</source>
        <translation>두 소리 사이의 침묵</translation>
    </message>
    <message>
        <source>Pitch of the voice, the median, by pYIN</source>
        <translation>목소리의 높이, pYIN의 중앙값</translation>
    </message>
    <message>
        <source>Pitch of the voice, the 5th percentile</source>
        <translation>목소리의 높이, 5번째 백분위수</translation>
    </message>
    <message>
        <source>Pitch of the voice, the 95th percentile</source>
        <translation>목소리의 높이, 95번째 백분위수</translation>
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
        <source>not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>무음</translation>
    </message>
    <message>
        <source>no voice</source>
        <translation>목소리 없음</translation>
    </message>
    <message>
        <source>{first}, then {second}</source>
        <translation>{first}, 그다음 {second}</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>아직 측정하지 않았습니다</translation>
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
        <translation>
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
        <source>Looking for recordings…</source>
        <translation>녹음을 찾는 중…</translation>
    </message>
    <message>
        <source>They appear here as they are found.</source>
        <translation>찾는 대로 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No recordings here yet</source>
        <translation>아직 여기에 녹음이 없습니다</translation>
    </message>
    <message>
        <source>Sound files in subfolders need “Include subfolders”. F5 looks again.</source>
        <translation>하위 폴더의 소리 파일은 “하위 폴더 포함”을 켜야 보입니다. F5를 누르면 다시 찾습니다.</translation>
    </message>
</context>
<context>
    <name>RecordingsView</name>
    <message>
        <source>Recordings</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>The usual columns</source>
        <translation>기본 열</translation>
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
        <translation>가장 낮은 주파수</translation>
    </message>
    <message>
        <source>To</source>
        <translation>가장 높은 주파수</translation>
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
        <translation>모름</translation>
    </message>
    <message>
        <source>not {name}</source>
        <translation>{name} 아님</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>해당 없음</translation>
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
        <translation>아직 분류하지 않음: {all}개 가운데 {left}개. 분류하기를 누르면 이어서 합니다.</translation>
    </message>
    <message>
        <source>Measuring how long it takes</source>
        <translation>걸리는 시간을 재는 중</translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>분류하는 중</translation>
    </message>
    <message>
        <source>Recordings classified: {n}</source>
        <translation>분류한 녹음: {n}개</translation>
    </message>
    <message>
        <source>could not be read: {n}</source>
        <translation>읽을 수 없음: {n}개</translation>
    </message>
    <message>
        <source>keys 1 to 9 are the classes heard most</source>
        <translation>1~9 키는 가장 많이 들린 분류입니다</translation>
    </message>
    <message>
        <source>Every recording is classified already</source>
        <translation>모든 녹음을 이미 분류했습니다</translation>
    </message>
    <message>
        <source>There is no recording to classify</source>
        <translation>분류할 녹음이 없습니다</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>가르치는 중</translation>
    </message>
    <message>
        <source>Taught: every recording has new scores</source>
        <translation>가르쳤습니다. 모든 녹음의 점수가 새로 매겨졌습니다</translation>
    </message>
    <message>
        <source>Checking the new version</source>
        <translation>새 버전을 확인하는 중</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>점수를 매기는 중</translation>
    </message>
    <message>
        <source>Version {n} is in use</source>
        <translation>{n}번 버전을 사용합니다</translation>
    </message>
    <message>
        <source>The model it started from is in use</source>
        <translation>처음 모델을 사용합니다</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련하는 중</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>{file} 쓰는 중</translation>
    </message>
    <message>
        <source>The model is written as {name}</source>
        <translation>모델을 {name}(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>Saving sounds</source>
        <translation>소리 저장하는 중</translation>
    </message>
    <message>
        <source>Sounds saved: {n}</source>
        <translation>저장한 소리: {n}개</translation>
    </message>
    <message>
        <source>not saved: {n}, the first {file}: {why}</source>
        <translation>저장하지 못함: {n}개, 첫 파일 {file}: {why}</translation>
    </message>
    <message>
        <source>The picture is saved as {name}</source>
        <translation>그림을 {name}(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>The table is written</source>
        <translation>표를 저장했습니다</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>The model hears</source>
        <translation>모델이 듣는 것</translation>
    </message>
    <message>
        <source>{model}. It hears the last {seconds} s.</source>
        <translation>{model}. 마지막 {seconds}초를 듣습니다.</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>무음</translation>
    </message>
    <message>
        <source>nothing before it is taught</source>
        <translation>가르치기 전에는 없음</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>해당 없음</translation>
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
        <source>model {name}</source>
        <translation>모델 {name}</translation>
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
        <translation>라벨을 쓰는 중입니다. 잠시 뒤에 다시 하세요</translation>
    </message>
    <message>
        <source>No unsure recording further on</source>
        <translation>이 뒤에는 불확실한 녹음이 없습니다</translation>
    </message>
    <message>
        <source>There is no label to be unsure of here</source>
        <translation>여기에는 확실하지 않다고 할 라벨이 없습니다</translation>
    </message>
    <message>
        <source>There is no prediction to accept here: choose a class, or U for “don&apos;t know”</source>
        <translation>여기에는 받아들일 예측이 없습니다. 분류를 고르거나 U로 “모름”을 정하세요</translation>
    </message>
    <message>
        <source>Predictions accepted: {n}</source>
        <translation>받아들인 예측: {n}개</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation>설정 쪽</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>A preview; {n} % of the exact picture is worked out</source>
        <translation>미리 보기입니다. 정확한 그림은 {n} % 계산했습니다</translation>
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
        <translation>해당 없음. 가장 가까운 것:</translation>
    </message>
    <message>
        <source>nothing before it is taught</source>
        <translation>가르치기 전에는 없음</translation>
    </message>
    <message>
        <source>{model} is given the sound itself, {seconds} s of it.</source>
        <translation>{model}에는 소리 그 자체가 {seconds}초 주어집니다.</translation>
    </message>
    <message>
        <source>{model}: {rows} coefficients at {columns} moments of {seconds} s.</source>
        <translation>{model}: {seconds}초의 {columns}개 시점마다 계수 {rows}개.</translation>
    </message>
    <message>
        <source>{model}: {rows} bands of frequency at {columns} moments of {seconds} s.</source>
        <translation>{model}: {seconds}초의 {columns}개 시점마다 주파수 대역 {rows}개.</translation>
    </message>
</context>
<context>
    <name>SoundPlots</name>
    <message>
        <source>Channel {n}</source>
        <translation>채널 {n}</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>무음</translation>
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
        <source>No region further on</source>
        <translation>더 이상 구간이 없습니다</translation>
    </message>
    <message>
        <source>This recording has no timeline: when it was made is not known, or it is the only one of its recorder</source>
        <translation>이 녹음에는 타임라인이 없습니다. 녹음한 때를 알 수 없거나 이 녹음기의 유일한 녹음입니다</translation>
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
        <translation>Earmark에 들어 있는 분류(개, 비, 사이렌, 엔진 등)로 녹음 폴더를 엽니다.</translation>
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
        <translation>라벨이 있는 데이터셋: 훈련하고 비교하기</translation>
    </message>
    <message>
        <source>Recipes tested on what they did not learn from: UrbanSound8K, ESC-50, any table or folders.</source>
        <translation>배우지 않은 녹음으로 레시피를 시험합니다: UrbanSound8K, ESC-50, 모든 표와 폴더.</translation>
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
        <translation>마이크 듣기</translation>
    </message>
    <message>
        <source>See what it hears and what the model says of it; record it</source>
        <translation>마이크가 듣는 소리와 그에 대한 모델의 답을 보고, 녹음합니다</translation>
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
        <translation>멈추기</translation>
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
        <translation>시험한 수</translation>
    </message>
    <message>
        <source>Found before</source>
        <translation>전에 찾음</translation>
    </message>
    <message>
        <source>Found after</source>
        <translation>뒤에 찾음</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>전과 후</translation>
    </message>
    <message>
        <source>What it knew before</source>
        <translation>전에 알던 것</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Versions of the model</source>
        <translation>모델의 버전</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>만든 때</translation>
    </message>
    <message>
        <source>From</source>
        <translation>만든 방법</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Use this version</source>
        <translation>이 버전 사용</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>파일로 저장…</translation>
    </message>
    <message>
        <source>This version as one network for other programs, in Keras&apos; or LiteRT&apos;s form; or the recordings&apos; embeddings</source>
        <translation>다른 프로그램에서 쓸 수 있게 이 버전을 Keras나 LiteRT 신경망 하나로 저장하거나, 녹음의 임베딩을 저장합니다</translation>
    </message>
    <message>
        <source>No labels yet. Label a few recordings of each class, then teach.</source>
        <translation>아직 라벨이 없습니다. 분류마다 녹음 몇 개에 라벨을 붙인 다음 가르치세요.</translation>
    </message>
    <message numerus="yes">
        <source>{labels} in %Ln class(es).</source>
        <translation>
            <numerusform>분류 %Ln개에 {labels}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>라벨 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Teaching…</source>
        <translation>가르치는 중…</translation>
    </message>
    <message>
        <source>New scores are in the list. Checking on held-out recordings whether they are better…</source>
        <translation>새 점수가 목록에 나타났습니다. 더 나아졌는지 따로 둔 녹음으로 확인하는 중…</translation>
    </message>
    <message>
        <source>Scoring every recording with this version…</source>
        <translation>이 버전으로 모든 녹음의 점수를 매기는 중…</translation>
    </message>
    <message>
        <source>Take version {n} all the same</source>
        <translation>그래도 {n}번 버전 쓰기</translation>
    </message>
    <message>
        <source>Back to version {n}</source>
        <translation>{n}번 버전으로 돌아가기</translation>
    </message>
    <message>
        <source>Back to the model it started from</source>
        <translation>처음 모델로 돌아가기</translation>
    </message>
    <message>
        <source>A new version is tested on labels it did not learn from, with {how}.</source>
        <translation>새 버전은 배우지 않은 라벨로 시험합니다({how}).</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>처음 모델</translation>
    </message>
    <message>
        <source>Taught</source>
        <translation>가르침</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>훈련함</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>고름</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>아직 확인하지 않음</translation>
    </message>
    <message>
        <source>Keras (*.keras);;LiteRT (*.tflite);;Embeddings of the recordings, by the model in use (*.npz)</source>
        <translation>Keras (*.keras);;LiteRT (*.tflite);;사용 중인 모델로 만든 녹음의 임베딩 (*.npz)</translation>
    </message>
    <message>
        <source>Save the model as a file</source>
        <translation>모델을 파일로 저장</translation>
    </message>
</context>
<context>
    <name>TimelineShown</name>
    <message>
        <source>Nothing was recorded then; the next recording begins at {time}</source>
        <translation>그때는 녹음한 것이 없습니다. 다음 녹음은 {time}에 시작합니다</translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>Train the network</source>
        <translation>신경망 훈련</translation>
    </message>
    <message>
        <source>Learns anew how to hear, not only how to name: minutes to hours, in a process of its own, while you go on labelling. Worth it from about 30 labels a class. The result is checked like a taught one and becomes a version.</source>
        <translation>이름 붙이는 법뿐 아니라 듣는 법부터 새로 배웁니다. 몇 분에서 몇 시간이 걸리며, 그동안 라벨을 계속 붙일 수 있습니다. 분류마다 라벨이 30개쯤 있으면 해 볼 만합니다. 결과는 가르쳤을 때처럼 확인하고 버전이 됩니다.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>파일에 적힌 대로</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>훈련하기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Progress of training</source>
        <translation>훈련 진행</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>A file of your own…</source>
        <translation>나만의 파일…</translation>
    </message>
    <message>
        <source>The model in use: its last layers learn anew</source>
        <translation>사용 중인 모델: 마지막 층을 새로 배움</translation>
    </message>
    <message>
        <source>Nothing: everything is learned from your recordings</source>
        <translation>없음: 여러분의 녹음에서 모두 배움</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>멈추는 중…</translation>
    </message>
    <message>
        <source>Starting: TensorFlow takes a few seconds to load…</source>
        <translation>시작하는 중. TensorFlow를 불러오는 데 몇 초 걸립니다…</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>에포크 {epoch}/{epochs}</translation>
    </message>
    <message>
        <source>learned from</source>
        <translation>배운 녹음</translation>
    </message>
    <message>
        <source>set aside to watch it</source>
        <translation>학습을 지켜보려고 떼어 둔 녹음</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>약 {time} 남음</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>멈추었습니다. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>Trained. Its last layer was then fitted once more, to all recordings, so it can do better than the lines say. Now it is checked on held-out recordings whether it is better.</source>
        <translation>훈련했습니다. 그 뒤 마지막 층을 모든 녹음에 한 번 더 맞추었으므로 위 숫자보다 나을 수 있습니다. 이제 더 나아졌는지 따로 둔 녹음으로 확인합니다.</translation>
    </message>
    <message>
        <source>The project is open for reading only</source>
        <translation>프로젝트를 읽기 전용으로 열었습니다</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Training and versions</source>
        <translation>훈련과 버전</translation>
    </message>
</context>
<context>
    <name>VerdictRate</name>
    <message>
        <source>Verdicts a minute, over the last three minutes</source>
        <translation>최근 3분 동안 1분마다 한 판정</translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) a minute</source>
        <translation>
            <numerusform>1분에 판정 %Ln개</numerusform>
        </translation>
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
        <translation>들리는 소리의 스펙트로그램</translation>
    </message>
    <message>
        <source>{n} kHz</source>
        <translation>{n} kHz</translation>
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
        <translation>속도, 음높이도 함께 바뀜  (Ctrl+위, Ctrl+아래, Ctrl+0)</translation>
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
        <translation>그림 저장(&amp;U)…</translation>
    </message>
    <message>
        <source>What is seen of the recording, with its axes, as PNG or SVG at print size</source>
        <translation>녹음에서 보이는 부분을 축과 함께 인쇄 크기의 PNG나 SVG로 저장합니다</translation>
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
        <translation>거부하기(&amp;J)</translation>
    </message>
    <message>
        <source>What is proposed or said of the selected region is not heard there; that teaches, too</source>
        <translation>제안되었거나 선택한 구간에 붙은 소리가 거기서 들리지 않습니다. 이것도 모델을 가르칩니다</translation>
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
        <translation>라벨이 확실하지 않음(&amp;S)</translation>
    </message>
    <message>
        <source>The label teaches, but never judges the model; once more takes it back</source>
        <translation>이 라벨은 모델을 가르치지만 평가에는 쓰지 않습니다. 한 번 더 누르면 되돌립니다</translation>
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
        <translation>구간 찾기(&amp;F)…</translation>
    </message>
    <message>
        <source>By what the model hears, or by level: to be accepted (Enter), rejected (X) or corrected</source>
        <translation>모델이 듣는 것이나 레벨로 찾아, 받아들이거나(Enter) 거부하거나(X) 고칩니다</translation>
    </message>
    <message>
        <source>&amp;Accept all found above…</source>
        <translation>찾은 것 가운데 이 값 이상 모두 받아들이기(&amp;A)…</translation>
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
        <translation>이 분류의 다음 것(&amp;C)</translation>
    </message>
    <message>
        <source>The next region or recording that is labelled or predicted as the class of this one</source>
        <translation>이것과 같은 분류로 라벨이 붙었거나 예측된 다음 구간이나 녹음</translation>
    </message>
    <message>
        <source>Previous of this c&amp;lass</source>
        <translation>이 분류의 이전 것(&amp;L)</translation>
    </message>
    <message>
        <source>Move &amp;later</source>
        <translation>늦은 쪽으로 옮기기(&amp;L)</translation>
    </message>
    <message>
        <source>Move &amp;earlier</source>
        <translation>이른 쪽으로 옮기기(&amp;E)</translation>
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
        <translation>보이는 것 재생(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Over and over</source>
        <translation>되풀이(&amp;O)</translation>
    </message>
    <message>
        <source>Only the region&apos;s &amp;frequencies</source>
        <translation>구간의 주파수만(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation>더 빠르게(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>더 느리게(&amp;L)</translation>
    </message>
    <message>
        <source>Normal spee&amp;d</source>
        <translation>보통 속도(&amp;D)</translation>
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
        <translation>시간으로 가기(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation>마이크(&amp;M)</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>See what a microphone hears, and what the model says of it; record it</source>
        <translation>마이크가 듣는 소리와 그에 대한 모델의 답을 보고, 녹음합니다</translation>
    </message>
    <message>
        <source>&amp;Record or stop recording</source>
        <translation>녹음 또는 녹음 멈춤(&amp;R)</translation>
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
        <translation>다음 주파수 눈금(&amp;Q)</translation>
    </message>
    <message>
        <source>Frequencies evenly, by octaves, or by mel</source>
        <translation>주파수를 고르게, 옥타브로, 또는 멜로 나눕니다</translation>
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
        <translation>이 녹음기의 타임라인(&amp;I)</translation>
    </message>
    <message>
        <source>All recordings of the same recorder in one picture, by the clock</source>
        <translation>같은 녹음기의 모든 녹음을 시각에 맞추어 한 그림에 보입니다</translation>
    </message>
    <message>
        <source>What the model &amp;saw</source>
        <translation>모델이 본 것(&amp;S)</translation>
    </message>
    <message>
        <source>What the model is given of the current window, and what it says of it, beside the spectrogram</source>
        <translation>지금 창에서 모델에 주어진 것과 모델의 답을 스펙트로그램 옆에 보입니다</translation>
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
        <translation>데이터셋으로 레시피 비교(&amp;M)</translation>
    </message>
    <message>
        <source>Which recipe is worth what on a labelled data set, honestly tested</source>
        <translation>라벨이 있는 데이터셋에서 어떤 레시피가 얼마나 좋은지 공정하게 시험합니다</translation>
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
    <name>backbones</name>
    <message>
        <source>14,795 classes: birds, frogs, insects, mammals and some everyday sounds. Give it a list of the species that can occur.</source>
        <translation>분류 14,795개: 새, 개구리, 곤충, 포유류와 일상의 소리 몇 가지. 나타날 수 있는 종의 목록을 주세요.</translation>
    </message>
    <message>
        <source>521 kinds of sound: voices, animals, music, weather, traffic, tools. It has heard two million clips, so a few labels of your own classes go far.</source>
        <translation>소리 521종: 목소리, 동물, 음악, 날씨, 교통, 도구. 녹음 2백만 개를 들었으므로 여러분의 분류에 라벨이 몇 개만 있어도 잘 배웁니다.</translation>
    </message>
    <message>
        <source>6,522 classes: birds of the world, some frogs, insects and mammals. Give it a list of the species that can occur.</source>
        <translation>분류 6,522개: 세계의 새와 개구리, 곤충, 포유류 일부. 나타날 수 있는 종의 목록을 주세요.</translation>
    </message>
</context>
<context>
    <name>edits</name>
    <message>
        <source>Accept</source>
        <translation>받아들이기</translation>
    </message>
    <message>
        <source>Accept all above</source>
        <translation>이 값 이상 모두 받아들이기</translation>
    </message>
    <message>
        <source>Add class</source>
        <translation>분류 추가</translation>
    </message>
    <message>
        <source>Change class</source>
        <translation>분류 바꾸기</translation>
    </message>
    <message>
        <source>Copy region</source>
        <translation>구간 복제</translation>
    </message>
    <message>
        <source>Delete class</source>
        <translation>분류 삭제</translation>
    </message>
    <message>
        <source>Don&apos;t know</source>
        <translation>모름</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>라벨 가져오기</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Merge classes</source>
        <translation>분류 합치기</translation>
    </message>
    <message>
        <source>Move region</source>
        <translation>구간 옮기기</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>확실하지 않음</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>거부하기</translation>
    </message>
    <message>
        <source>Remove label</source>
        <translation>라벨 지우기</translation>
    </message>
    <message>
        <source>Rename class</source>
        <translation>분류 이름 바꾸기</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A class cannot be called “{name}”.</source>
        <translation>분류 이름으로 “{name}”을(를) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A class key is one of the digits 1 to 9.</source>
        <translation>분류 단축키는 숫자 1~9 가운데 하나입니다.</translation>
    </message>
    <message>
        <source>A class needs a name.</source>
        <translation>분류에는 이름이 있어야 합니다.</translation>
    </message>
    <message>
        <source>A model cannot be called {name}.</source>
        <translation>모델 이름으로 {name}을(를) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A model is a folder with a file model.json.</source>
        <translation>모델은 model.json 파일이 든 폴더입니다.</translation>
    </message>
    <message>
        <source>A model is written as .keras or .tflite, embeddings as .npz; earmark classify makes a table without a project.</source>
        <translation>모델은 .keras나 .tflite로, 임베딩은 .npz로 저장합니다. 프로젝트 없이 표를 만들려면 earmark classify를 쓰세요.</translation>
    </message>
    <message>
        <source>A new project needs one folder of recordings.</source>
        <translation>새 프로젝트에는 녹음 폴더 하나가 필요합니다.</translation>
    </message>
    <message>
        <source>A part of the sound is missing or damaged {at_s:.2f} s after its start; silence stands in its place.</source>
        <translation>시작에서 {at_s:.2f}초 지난 곳의 소리 일부가 없거나 손상되어 그 자리를 무음으로 채웠습니다.</translation>
    </message>
    <message>
        <source>A project has no species list of its own; its model may have one.</source>
        <translation>프로젝트에는 자기 종 목록이 없습니다. 모델에는 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>A project has recordings of its own.</source>
        <translation>프로젝트에는 자기 녹음이 있습니다.</translation>
    </message>
    <message>
        <source>A quotation mark that line {line} begins a cell with is not closed there.</source>
        <translation>{line}번째 줄에서 칸을 여는 따옴표가 닫히지 않았습니다.</translation>
    </message>
    <message>
        <source>A region must be louder than the noise: more than 0 dB.</source>
        <translation>구간은 소음보다 커야 합니다. 0 dB보다 큰 값을 쓰세요.</translation>
    </message>
    <message>
        <source>A table cannot be written as {ending}.</source>
        <translation>표를 {ending} 형식으로 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>A table is written of a project.</source>
        <translation>표는 프로젝트에서 만듭니다.</translation>
    </message>
    <message>
        <source>A table needs a row for each recording, a project some labels.</source>
        <translation>표에는 녹음마다 한 행이, 프로젝트에는 라벨이 있어야 합니다.</translation>
    </message>
    <message>
        <source>About as good as before: balanced accuracy {after:.0%} on {n} labels it did not learn from.</source>
        <translation>전과 거의 같습니다: 배우지 않은 라벨 {n}개에서 균형 정확도 {after:.0%}.</translation>
    </message>
    <message>
        <source>Add --recursive to take them in.</source>
        <translation>하위 폴더의 녹음도 넣으려면 --recursive를 더하세요.</translation>
    </message>
    <message>
        <source>Add another class, and label some recordings with it.</source>
        <translation>분류를 하나 더 만들고 녹음 몇 개에 그 라벨을 붙이세요.</translation>
    </message>
    <message>
        <source>Add recordings of another one.</source>
        <translation>다른 그룹의 녹음을 더하세요.</translation>
    </message>
    <message>
        <source>Add recordings of it from elsewhere, leave the class out, or learn it all the same with earmark train --untested.</source>
        <translation>다른 곳에서 녹음한 것을 더하거나, 이 분류를 빼거나, earmark train --untested로 그대로 배우게 하세요.</translation>
    </message>
    <message>
        <source>Add recordings of it from elsewhere, leave the class out, or see with --folds random what a leaking split claims.</source>
        <translation>다른 곳에서 녹음한 것을 더하거나, 이 분류를 빼거나, --folds random으로 정보가 새는 분할의 점수를 보세요.</translation>
    </message>
    <message>
        <source>Add the network with its list: earmark models --add FILE --species FILE --name NAME</source>
        <translation>목록과 함께 신경망을 추가하세요: earmark models --add FILE --species FILE --name NAME</translation>
    </message>
    <message>
        <source>Add them, then train again.</source>
        <translation>더한 다음 다시 훈련하세요.</translation>
    </message>
    <message>
        <source>Added: {known}.</source>
        <translation>추가한 것: {known}.</translation>
    </message>
    <message>
        <source>All labels belong to one {groups_by}, so none can judge the new model.</source>
        <translation>모든 라벨이 {groups_by} 하나에 속해, 새 모델을 평가할 라벨이 없습니다.</translation>
    </message>
    <message>
        <source>All recordings of {classes} belong to one group, so it cannot be tested honestly.</source>
        <translation>{classes}의 모든 녹음이 한 그룹에 속해 공정하게 시험할 수 없습니다.</translation>
    </message>
    <message>
        <source>All recordings of {name} belong to one group (by {by}): nothing could tell whether the class or the occasion is learned.</source>
        <translation>{name}의 모든 녹음이 한 그룹에 속합니다({by} 기준). 분류를 배웠는지 그때의 상황을 배웠는지 가릴 수 없습니다.</translation>
    </message>
    <message>
        <source>All recordings of {name} belong to one group, so they cannot both teach and test.</source>
        <translation>{name}의 모든 녹음이 한 그룹에 속해, 가르치는 데와 시험하는 데 함께 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>All recordings of {title} are in one fold: nothing would be left to learn from.</source>
        <translation>{title}의 모든 녹음이 한 폴드에 있어 배울 것이 남지 않습니다.</translation>
    </message>
    <message>
        <source>An Excel sheet holds {most} rows, and these are more.</source>
        <translation>Excel 시트에는 {most}줄까지 들어가는데 그보다 많습니다.</translation>
    </message>
    <message>
        <source>An ONNX network needs onnxruntime, which is not installed.</source>
        <translation>ONNX 신경망에는 onnxruntime이 필요한데 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Another program is making a project in {folder}.</source>
        <translation>다른 프로그램이 {folder}에 프로젝트를 만들고 있습니다.</translation>
    </message>
    <message>
        <source>Another program may be using it; choose another rate or microphone.</source>
        <translation>다른 프로그램이 쓰고 있을 수 있습니다. 다른 표본화율이나 마이크를 고르세요.</translation>
    </message>
    <message>
        <source>Better: balanced accuracy {after:.0%} on {n} labels it did not learn from, new classes among them.</source>
        <translation>나아졌습니다: 새 분류를 포함해 배우지 않은 라벨 {n}개에서 균형 정확도 {after:.0%}.</translation>
    </message>
    <message>
        <source>Better: balanced accuracy {after:.0%} on {n} labels it did not learn from, {before:.0%} before.</source>
        <translation>나아졌습니다: 배우지 않은 라벨 {n}개에서 균형 정확도 {after:.0%}, 전에는 {before:.0%}.</translation>
    </message>
    <message>
        <source>CUDA&apos;s libraries are missing, so training runs on the processor.</source>
        <translation>CUDA 라이브러리가 없어 프로세서에서 훈련합니다.</translation>
    </message>
    <message>
        <source>Capitals make a difference in a pattern, and its first bracket is what belongs together.</source>
        <translation>패턴은 대문자와 소문자를 구별하고, 첫 번째 괄호가 함께 속하는 것을 가리킵니다.</translation>
    </message>
    <message>
        <source>Change its permissions or check its drive, then look for recordings again.</source>
        <translation>권한을 바꾸거나 드라이브를 확인한 다음 녹음을 다시 찾으세요.</translation>
    </message>
    <message>
        <source>Change its permissions or choose another folder.</source>
        <translation>권한을 바꾸거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Change its permissions or copy it to a folder of your own.</source>
        <translation>권한을 바꾸거나 여러분의 폴더로 복사하세요.</translation>
    </message>
    <message>
        <source>Change what was set of its front end.</source>
        <translation>전처리 설정을 바꾸세요.</translation>
    </message>
    <message>
        <source>Channel {channel} was asked for, but the file has only {channels}.</source>
        <translation>{channel}번 채널을 요청했지만 파일에는 {channels}개뿐입니다.</translation>
    </message>
    <message>
        <source>Check the drive or the network and try again.</source>
        <translation>드라이브나 네트워크를 확인하고 다시 하세요.</translation>
    </message>
    <message>
        <source>Check the microphone, its cable and its gain.</source>
        <translation>마이크와 케이블, 이득을 확인하세요.</translation>
    </message>
    <message>
        <source>Choose WAV.</source>
        <translation>WAV를 고르십시오.</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a lower rate, or WAV.</source>
        <translation>더 낮은 표본화율나 WAV를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a name for the file.</source>
        <translation>파일 이름을 정하세요.</translation>
    </message>
    <message>
        <source>Choose a project&apos;s folder, or a folder of recordings.</source>
        <translation>프로젝트 폴더나 녹음 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose an empty folder for the project.</source>
        <translation>프로젝트를 둘 빈 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose another channel, or the mix of all.</source>
        <translation>다른 채널이나 모두 섞은 것을 고르세요.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>다른 폴더를 고르거나 공간을 비우세요.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose another model, or install it again.</source>
        <translation>다른 모델을 고르거나 다시 설치하세요.</translation>
    </message>
    <message>
        <source>Choose another name or another folder.</source>
        <translation>다른 이름이나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose another name, of letters and digits.</source>
        <translation>글자와 숫자로 된 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>Choose another place, or make room.</source>
        <translation>다른 곳을 고르거나 공간을 비우세요.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>다른 곳을 고르세요.</translation>
    </message>
    <message>
        <source>Choose one channel instead of the mix.</source>
        <translation>섞은 것 대신 채널 하나를 고르세요.</translation>
    </message>
    <message>
        <source>Choose one channel, or WAV.</source>
        <translation>채널 하나나 WAV를 고르세요.</translation>
    </message>
    <message>
        <source>Choose the folder that holds {file}.</source>
        <translation>{file}이(가) 든 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose the name of a file.</source>
        <translation>파일 이름을 고르세요.</translation>
    </message>
    <message>
        <source>Choose the name of a new folder.</source>
        <translation>새 폴더의 이름을 고르세요.</translation>
    </message>
    <message>
        <source>Class number {number} is {usual} elsewhere, here it is {here}.</source>
        <translation>분류 번호 {number}은(는) 다른 곳에서는 {usual}인데 여기서는 {here}입니다.</translation>
    </message>
    <message>
        <source>Classes are in the first, what they become in the second.</source>
        <translation>첫 열에 분류, 둘째 열에 바꿀 이름이 있습니다.</translation>
    </message>
    <message>
        <source>Classify each drive by itself.</source>
        <translation>드라이브마다 따로 분류하세요.</translation>
    </message>
    <message>
        <source>Classify first; look at the list of problems.</source>
        <translation>먼저 분류하고, 문제 목록을 살펴보세요.</translation>
    </message>
    <message>
        <source>Close it in other programs, or choose another place.</source>
        <translation>다른 프로그램에서 닫거나 다른 곳을 고르세요.</translation>
    </message>
    <message>
        <source>Close the other window first.</source>
        <translation>먼저 다른 창을 닫으세요.</translation>
    </message>
    <message>
        <source>Close the project, open it again and classify: Earmark makes the cache anew.</source>
        <translation>프로젝트를 닫고 다시 연 다음 분류하세요. Earmark가 캐시를 새로 만듭니다.</translation>
    </message>
    <message>
        <source>Close the project, open it again and classify: what is missing is made anew.</source>
        <translation>프로젝트를 닫고 다시 연 다음 분류하세요. 없는 것은 새로 만듭니다.</translation>
    </message>
    <message>
        <source>Connect its drive, or say where the folder is now.</source>
        <translation>드라이브를 연결하거나, 폴더가 지금 어디에 있는지 지정하세요.</translation>
    </message>
    <message>
        <source>Convert it again with an input of float32: within, it may be as it is.</source>
        <translation>입력을 float32로 하여 다시 변환하세요. 안쪽은 그대로여도 됩니다.</translation>
    </message>
    <message>
        <source>Convert it to WAV or FLAC in an audio editor.</source>
        <translation>소리 편집 프로그램에서 WAV나 FLAC으로 바꾸세요.</translation>
    </message>
    <message>
        <source>Copies of one another, of which other spans are labelled: {count} recordings ({first}). They are held out together.</source>
        <translation>서로의 사본이며 라벨이 붙은 구간이 다른 녹음 {count}개({first}). 이들은 함께 따로 둡니다.</translation>
    </message>
    <message>
        <source>Copy it again from the recorder, or open it in an audio editor and save it as WAV.</source>
        <translation>녹음기에서 다시 복사하거나, 소리 편집 프로그램에서 열어 WAV로 저장하세요.</translation>
    </message>
    <message>
        <source>Copy the file again from the recorder, if it plays there without a gap.</source>
        <translation>녹음기에서 끊김 없이 재생되면 파일을 다시 복사하세요.</translation>
    </message>
    <message>
        <source>Curves for TensorBoard need TensorFlow, which is not installed.</source>
        <translation>TensorBoard용 곡선에는 TensorFlow가 필요한데 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Earmark does not fetch {title} ({licence}).</source>
        <translation>Earmark는 {title}을(를) 받아 오지 않습니다({licence}).</translation>
    </message>
    <message>
        <source>Earmark has no description named {name}.</source>
        <translation>Earmark에 {name}(이)라는 설명이 없습니다.</translation>
    </message>
    <message>
        <source>Earmark inside WSL2 uses the card, and so does a pip installation with PyTorch (KERAS_BACKEND=torch).</source>
        <translation>WSL2 안의 Earmark는 이 카드를 씁니다. PyTorch와 함께 pip으로 설치해도 됩니다(KERAS_BACKEND=torch).</translation>
    </message>
    <message>
        <source>Earmark installed with pip does.</source>
        <translation>pip으로 설치한 Earmark는 씁니다.</translation>
    </message>
    <message>
        <source>Earmark installed with pip, beside &quot;tensorflow[and-cuda]&quot;, uses the card.</source>
        <translation>&quot;tensorflow[and-cuda]&quot;와 함께 pip으로 설치한 Earmark는 카드를 씁니다.</translation>
    </message>
    <message>
        <source>Earmark knows no network named {name}.</source>
        <translation>Earmark가 모르는 신경망입니다: {name}.</translation>
    </message>
    <message>
        <source>Embeddings cannot be written to {place}: {said}.</source>
        <translation>임베딩을 {place}에 쓸 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>Evaluate its recipe instead, or use recordings it does not know.</source>
        <translation>대신 그 레시피를 평가하거나, 모델이 모르는 녹음을 쓰세요.</translation>
    </message>
    <message>
        <source>Every group of {title} (by {groups_by}) has recordings in its test part, so none is left to train on.</source>
        <translation>{title}의 모든 그룹({groups_by} 기준)에 시험용 녹음이 있어 훈련할 것이 남지 않습니다.</translation>
    </message>
    <message>
        <source>Every line of a list is the name of one class, as the model writes it.</source>
        <translation>목록은 한 줄에 하나씩, 모델이 적는 그대로의 분류 이름입니다.</translation>
    </message>
    <message>
        <source>FLAC holds no {channels} channels at {rate_hz} Hz.</source>
        <translation>FLAC에는 {rate_hz} Hz의 {channels}채널을 담을 수 없습니다.</translation>
    </message>
    <message>
        <source>FLAC holds {most} Hz at most.</source>
        <translation>FLAC은 {most} Hz까지 담습니다.</translation>
    </message>
    <message>
        <source>FLAC holds {most} channels at most.</source>
        <translation>FLAC은 채널을 {most}개까지 담습니다.</translation>
    </message>
    <message>
        <source>Features of recordings cannot be kept in {folder}: {said}.</source>
        <translation>녹음의 특징을 {folder}에 보관할 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>Fetch it again, from {url}.</source>
        <translation>{url}에서 다시 받으세요.</translation>
    </message>
    <message>
        <source>Fewer bands or longer spectra can.</source>
        <translation>대역을 줄이거나 스펙트럼을 길게 하면 됩니다.</translation>
    </message>
    <message>
        <source>Fewer than two of them could be tried, so there is nothing to compare.</source>
        <translation>시험할 수 있는 것이 둘이 되지 않아 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>Fields: {known}.</source>
        <translation>쓸 수 있는 항목: {known}.</translation>
    </message>
    <message>
        <source>Folds that are drawn anew are all run.</source>
        <translation>새로 나누는 폴드는 모두 실행합니다.</translation>
    </message>
    <message>
        <source>Folds: {kinds}.</source>
        <translation>폴드: {kinds}.</translation>
    </message>
    <message>
        <source>Folds: {names}.</source>
        <translation>폴드: {names}.</translation>
    </message>
    <message>
        <source>For example --recipes earmark,bands.</source>
        <translation>예: --recipes earmark,bands.</translation>
    </message>
    <message>
        <source>Free some space and go on.</source>
        <translation>공간을 비운 다음 이어서 하세요.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>공간을 비우거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Free some space, or choose another place.</source>
        <translation>공간을 비우거나 다른 곳을 고르세요.</translation>
    </message>
    <message>
        <source>Free some space, or keep projects in another place.</source>
        <translation>공간을 비우거나 프로젝트를 다른 곳에 보관하세요.</translation>
    </message>
    <message>
        <source>Free some space; nothing was changed. ({folder})</source>
        <translation>공간을 비우세요. 바뀐 것은 없습니다. ({folder})</translation>
    </message>
    <message>
        <source>Get it elsewhere, and add the file.</source>
        <translation>다른 데서 구해 파일을 추가하세요.</translation>
    </message>
    <message>
        <source>Get its file from {home}, then: earmark models --add FILE --as {name}</source>
        <translation>{home}에서 파일을 구한 다음: earmark models --add FILE --as {name}</translation>
    </message>
    <message>
        <source>Give it a name in .csv or .xlsx.</source>
        <translation>.csv나 .xlsx로 끝나는 이름을 지정하세요.</translation>
    </message>
    <message>
        <source>Give it a name in letters, and look for recordings again.</source>
        <translation>글자로 된 이름을 붙이고 녹음을 다시 찾으세요.</translation>
    </message>
    <message>
        <source>Give its file: --recipe ./{recipe}.py</source>
        <translation>파일을 지정하세요: --recipe ./{recipe}.py</translation>
    </message>
    <message>
        <source>Give the file a name in .json, or leave --json out.</source>
        <translation>파일 이름을 .json으로 끝내거나 --json을 빼세요.</translation>
    </message>
    <message>
        <source>Give the folder that holds urbansound8k and esc50.</source>
        <translation>urbansound8k와 esc50이 든 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>Give their folders too.</source>
        <translation>폴더도 지정하세요.</translation>
    </message>
    <message>
        <source>Group the recordings otherwise.</source>
        <translation>녹음을 다르게 묶으세요.</translation>
    </message>
    <message>
        <source>Here are: {have}.</source>
        <translation>여기 있는 것: {have}.</translation>
    </message>
    <message>
        <source>Import it first, delete it, or choose another folder.</source>
        <translation>먼저 가져오거나, 지우거나, 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>In brackets it may have {fields}.</source>
        <translation>중괄호 안에 쓸 수 있는 것: {fields}.</translation>
    </message>
    <message>
        <source>In none of its folds: {count} of its recordings. They teach, but are never tested.</source>
        <translation>어느 폴드에도 없는 녹음: {count}개. 가르치지만 시험되지는 않습니다.</translation>
    </message>
    <message>
        <source>In several of its own folds: {count} of its groups ({first}). Its folds leak.</source>
        <translation>데이터셋의 여러 폴드에 걸친 그룹: {count}개({first}). 그 폴드에서는 정보가 샙니다.</translation>
    </message>
    <message>
        <source>In {folder} there is something called “{name}” already.</source>
        <translation>{folder}에 이미 “{name}”이(가) 있습니다.</translation>
    </message>
    <message>
        <source>Install Earmark again.</source>
        <translation>Earmark를 다시 설치하세요.</translation>
    </message>
    <message>
        <source>Install it with: pip install &apos;earmark[onnx]&apos;</source>
        <translation>설치하려면: pip install &apos;earmark[onnx]&apos;</translation>
    </message>
    <message>
        <source>Install it with: pip install tensorflow</source>
        <translation>설치하려면: pip install tensorflow</translation>
    </message>
    <message>
        <source>Install it with: pip install {below}</source>
        <translation>설치하려면: pip install {below}</translation>
    </message>
    <message>
        <source>Install the model again, or choose another.</source>
        <translation>모델을 다시 설치하거나 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Is this computer online? A file from elsewhere can be added instead.</source>
        <translation>이 컴퓨터가 인터넷에 연결되어 있습니까? 다른 데서 구한 파일을 추가할 수도 있습니다.</translation>
    </message>
    <message>
        <source>It ends before it starts ({start} to {end} s).</source>
        <translation>시작하기 전에 끝납니다({start}~{end}초).</translation>
    </message>
    <message>
        <source>It has: {columns}.</source>
        <translation>있는 열: {columns}.</translation>
    </message>
    <message>
        <source>It has: {there}.</source>
        <translation>있는 것: {there}.</translation>
    </message>
    <message>
        <source>It is a Python file like those in engine/recipes, with a function build and a RECIPE.</source>
        <translation>engine/recipes에 있는 것과 같이 build 함수와 RECIPE가 있는 Python 파일입니다.</translation>
    </message>
    <message>
        <source>It is a number, or yes or no, as it is in the recipe.</source>
        <translation>레시피에 있는 것처럼 숫자이거나 예/아니요입니다.</translation>
    </message>
    <message>
        <source>It is also said to be {name}, and here a recording is one class.</source>
        <translation>{name}(이)라고도 되어 있는데, 여기서는 한 녹음에 분류가 하나입니다.</translation>
    </message>
    <message>
        <source>It is called {here}, but another row calls the same span otherwise ({there}).</source>
        <translation>여기서는 {here}인데, 다른 줄은 같은 범위를 다르게 부릅니다({there}).</translation>
    </message>
    <message>
        <source>It is called {here}, but the same recording, {other}, is called otherwise ({there}).</source>
        <translation>{here}(이)라고 되어 있지만, 같은 녹음 {other}은(는) 다르게({there}) 되어 있습니다.</translation>
    </message>
    <message>
        <source>It is not clear which columns are the file and the label.</source>
        <translation>어느 열이 파일이고 어느 열이 라벨인지 분명하지 않습니다.</translation>
    </message>
    <message>
        <source>It is not clear which columns of the table are the file and the label.</source>
        <translation>표의 어느 열이 파일이고 어느 열이 라벨인지 분명하지 않습니다.</translation>
    </message>
    <message>
        <source>It is not compared: the model before learned from some of these recordings itself.</source>
        <translation>이전 모델이 이 녹음 가운데 일부로 배웠으므로 비교하지 않습니다.</translation>
    </message>
    <message>
        <source>It is shown as a preview; free some space and select the recording again.</source>
        <translation>미리 보기로 보입니다. 공간을 비우고 녹음을 다시 선택하세요.</translation>
    </message>
    <message>
        <source>It is the same recording as {other}.</source>
        <translation>{other}와(과) 같은 녹음입니다.</translation>
    </message>
    <message>
        <source>It knows: {classes}.</source>
        <translation>아는 분류: {classes}.</translation>
    </message>
    <message>
        <source>It knows: {known}.</source>
        <translation>아는 것: {known}.</translation>
    </message>
    <message>
        <source>It lies in fold {there}, the table says {said}.</source>
        <translation>폴드 {there}에 있는데 표에는 {said}(이)라고 되어 있습니다.</translation>
    </message>
    <message>
        <source>It lies in no class folder of {parts}.</source>
        <translation>{parts}의 분류 폴더 안에 있지 않습니다.</translation>
    </message>
    <message>
        <source>It lies in the folder {folder}, but its name says {reason}.</source>
        <translation>폴더 {folder}에 있는데 이름에는 {reason}(이)라고 되어 있습니다.</translation>
    </message>
    <message>
        <source>It may have been moved, or a drive is not connected.</source>
        <translation>옮겼거나 드라이브가 연결되지 않았을 수 있습니다.</translation>
    </message>
    <message>
        <source>It must be a whole .tflite or .onnx file.</source>
        <translation>온전한 .tflite나 .onnx 파일이어야 합니다.</translation>
    </message>
    <message>
        <source>It must be start, end and text with tabs between.</source>
        <translation>시작, 끝, 텍스트를 탭으로 나누어 적어야 합니다.</translation>
    </message>
    <message>
        <source>It must be text, a species a line.</source>
        <translation>한 줄에 한 종씩 적은 텍스트여야 합니다.</translation>
    </message>
    <message>
        <source>It must begin with https:// or http://.</source>
        <translation>https://나 http://로 시작해야 합니다.</translation>
    </message>
    <message>
        <source>It says no class.</source>
        <translation>클래스를 말하지 않습니다.</translation>
    </message>
    <message>
        <source>It starts at {start} s, but the recording is only {length:.1f} s long.</source>
        <translation>{start}초에 시작하는데 녹음 길이는 {length:.1f}초입니다.</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted; put it back or scan the folder again.</source>
        <translation>옮기거나 이름을 바꾸거나 삭제했습니다. 되돌려 놓거나 폴더를 다시 찾아보세요.</translation>
    </message>
    <message>
        <source>Its classes are called, for instance: {some}.</source>
        <translation>분류 이름은 예를 들어 다음과 같습니다: {some}.</translation>
    </message>
    <message>
        <source>Its confidence is {said}, which is not between 0 and 1.</source>
        <translation>확신도가 {said}인데 0과 1 사이가 아닙니다.</translation>
    </message>
    <message>
        <source>Its description and its file do not belong together.</source>
        <translation>설명과 파일이 서로 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Its first row must name the columns.</source>
        <translation>첫 줄에 열 이름이 있어야 합니다.</translation>
    </message>
    <message>
        <source>Its header is probably damaged; copy it again, or import it as raw data in an audio editor.</source>
        <translation>헤더가 손상된 듯합니다. 다시 복사하거나, 소리 편집 프로그램에서 원시 데이터로 가져오세요.</translation>
    </message>
    <message>
        <source>Its labels are in labels.sqlite there; keep a copy of that file before anything else.</source>
        <translation>라벨은 그곳의 labels.sqlite에 있습니다. 무엇보다 먼저 그 파일의 사본을 보관하세요.</translation>
    </message>
    <message>
        <source>Its name is not one of Donate-a-Cry.</source>
        <translation>Donate-a-Cry의 이름이 아닙니다.</translation>
    </message>
    <message>
        <source>Its name says {what} {other}, the table says {said}.</source>
        <translation>이름에는 {what}이(가) {other}인데 표에는 {said}입니다.</translation>
    </message>
    <message>
        <source>Its reason “{code}” is not known.</source>
        <translation>까닭 “{code}”을(를) 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Its times are no numbers.</source>
        <translation>시각이 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>Its values reach {peak:.0f} times full scale.</source>
        <translation>값이 최대 진폭의 {peak:.0f}배에 이릅니다.</translation>
    </message>
    <message>
        <source>Joined, because recordings belong to several of them: {count} groups ({first}).</source>
        <translation>여러 그룹에 속하는 녹음이 있어 그룹 {count}개를 합쳤습니다({first}).</translation>
    </message>
    <message>
        <source>Keep a copy of it before anything else, then put back one from a backup.</source>
        <translation>무엇보다 먼저 사본을 보관한 다음, 백업한 것으로 되돌리세요.</translation>
    </message>
    <message>
        <source>Label other classes too, by hand: what is accepted in bulk does not judge.</source>
        <translation>다른 분류에도 직접 라벨을 붙이세요. 한꺼번에 받아들인 것은 평가에 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Label others too.</source>
        <translation>다른 것에도 라벨을 붙이세요.</translation>
    </message>
    <message>
        <source>Label some recordings first.</source>
        <translation>먼저 녹음 몇 개에 라벨을 붙이세요.</translation>
    </message>
    <message>
        <source>Label some recordings of each class first.</source>
        <translation>먼저 분류마다 녹음 몇 개에 라벨을 붙이세요.</translation>
    </message>
    <message>
        <source>Label some recordings that can be read.</source>
        <translation>읽을 수 있는 녹음 몇 개에 라벨을 붙이세요.</translation>
    </message>
    <message>
        <source>Label some recordings that it was not trained on, or take it if you trust it.</source>
        <translation>훈련에 쓰지 않은 녹음 몇 개에 라벨을 붙이거나, 믿을 만하면 그대로 쓰세요.</translation>
    </message>
    <message>
        <source>Label them, then teach again.</source>
        <translation>라벨을 붙인 다음 다시 가르치세요.</translation>
    </message>
    <message>
        <source>Labelled recordings are not there any more: {n} ({first}).</source>
        <translation>라벨이 있는 녹음이 더는 없습니다: {n}개({first}).</translation>
    </message>
    <message>
        <source>Labelled recordings are not there any more: {n} ({first}); others than when they were labelled: {m} ({other}).</source>
        <translation>라벨이 있는 녹음이 더는 없습니다: {n}개({first}). 라벨을 붙인 뒤 바뀐 녹음: {m}개({other}).</translation>
    </message>
    <message>
        <source>Leave --folds out: whole groups are held out then.</source>
        <translation>--folds를 빼세요. 그러면 그룹이 통째로 남겨집니다.</translation>
    </message>
    <message>
        <source>Leave --repeats or --folds-to-run away.</source>
        <translation>--repeats나 --folds-to-run을 빼세요.</translation>
    </message>
    <message>
        <source>Leave --weights away; earmark train takes those of a notebook&apos;s network.</source>
        <translation>--weights를 빼십시오. 노트북 네트워크의 가중치는 earmark train이 받습니다.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>빼세요.</translation>
    </message>
    <message>
        <source>Leave one of them out, or --folds: whole groups are held out then.</source>
        <translation>그중 하나나 --folds를 빼세요. 그러면 그룹이 통째로 남겨집니다.</translation>
    </message>
    <message>
        <source>Leave the folder away, or use another project.</source>
        <translation>폴더를 빼거나 다른 프로젝트를 쓰세요.</translation>
    </message>
    <message>
        <source>Let some of them become another: they were called {before}.</source>
        <translation>일부를 다른 분류로 바꾸세요. 원래 이름: {before}.</translation>
    </message>
    <message>
        <source>Line {line} of {path} is no line of an Audacity label track.</source>
        <translation>{path}의 {line}번째 줄은 Audacity 라벨 트랙의 줄이 아닙니다.</translation>
    </message>
    <message>
        <source>Line {line} of {path} maps {name} once more, otherwise.</source>
        <translation>{path}의 {line}번째 줄이 {name}을(를) 앞과 다르게 다시 정합니다.</translation>
    </message>
    <message>
        <source>Look at the waveform, or choose another model.</source>
        <translation>파형을 살펴보거나 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Look for wrong labels among the newest; you can take it all the same.</source>
        <translation>최근 라벨 가운데 틀린 것이 있는지 보세요. 그래도 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Look for wrong labels of {name}, or label more of it; you can take it all the same.</source>
        <translation>{name}의 틀린 라벨을 찾거나 라벨을 더 붙이세요. 그래도 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Look for wrong labels of {name}; you can take it all the same.</source>
        <translation>{name}의 틀린 라벨을 찾으세요. 그래도 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Look for wrong labels, or label more; you can take it all the same.</source>
        <translation>틀린 라벨을 찾거나 라벨을 더 붙이세요. 그래도 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Look whether their labels still hold.</source>
        <translation>그 라벨이 아직 맞는지 보세요.</translation>
    </message>
    <message>
        <source>Make room there, or set EARMARK_CACHE to another place.</source>
        <translation>거기에 공간을 비우거나 EARMARK_CACHE를 다른 곳으로 정하세요.</translation>
    </message>
    <message>
        <source>Make room there, then run it again; EARMARK_TRIALS names another folder.</source>
        <translation>거기에 공간을 비운 다음 다시 실행하세요. 다른 폴더는 EARMARK_TRIALS로 정합니다.</translation>
    </message>
    <message>
        <source>Measuring cries broke off.</source>
        <translation>울음을 재다가 끊겼습니다.</translation>
    </message>
    <message>
        <source>Mend them first.</source>
        <translation>먼저 고치세요.</translation>
    </message>
    <message>
        <source>Mend them, or go on without them by not being strict.</source>
        <translation>고치거나, 엄격하게 하지 않고 그것들 없이 진행하세요.</translation>
    </message>
    <message>
        <source>Merge the two, or choose another name.</source>
        <translation>둘을 합치거나 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>Models: {known}; or give the folder of one.</source>
        <translation>모델: {known}. 또는 모델 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>More labels will tell, most of all of {name}.</source>
        <translation>라벨이 더 있으면 알 수 있습니다. 특히 {name}의 라벨이 필요합니다.</translation>
    </message>
    <message>
        <source>Name another column where these do not belong together.</source>
        <translation>이들이 함께 속하지 않는다면 다른 열을 지정하세요.</translation>
    </message>
    <message>
        <source>Name at least two recipes to compare.</source>
        <translation>비교할 레시피를 두 개 이상 지정하세요.</translation>
    </message>
    <message>
        <source>Name it as its tables do.</source>
        <translation>표에 나오는 이름대로 지정하세요.</translation>
    </message>
    <message>
        <source>Name its folder, or a table.</source>
        <translation>폴더나 표를 지정하세요.</translation>
    </message>
    <message>
        <source>Name its table and the folder of its recordings, or the pattern of their names; or make a folder of recordings for each class.</source>
        <translation>표와 녹음 폴더를 지정하거나 이름 패턴을 지정하세요. 또는 분류마다 녹음 폴더를 하나씩 만드세요.</translation>
    </message>
    <message>
        <source>Name the folder where its recordings are.</source>
        <translation>녹음이 있는 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>Name the folder where they are.</source>
        <translation>녹음이 있는 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>No entry of {title} can be used. {first}.</source>
        <translation>{title}의 항목을 하나도 쓸 수 없습니다. {first}.</translation>
    </message>
    <message>
        <source>No label can judge the new model.</source>
        <translation>새 모델을 평가할 수 있는 라벨이 없습니다.</translation>
    </message>
    <message>
        <source>No model named {name} was added.</source>
        <translation>{name}(이)라는 모델을 추가한 적이 없습니다.</translation>
    </message>
    <message>
        <source>No model ships with this installation.</source>
        <translation>이 설치본에는 모델이 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>No network of {recipe} can be made for windows of {shape}: {reason}.</source>
        <translation>{shape} 크기의 창으로는 {recipe} 신경망을 만들 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>No project can be made in {folder}: {said}.</source>
        <translation>{folder}에 프로젝트를 만들 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>No recipe was found.</source>
        <translation>레시피를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>No recording of the data set has {name} {values}.</source>
        <translation>데이터셋에 {name}이(가) {values}인 녹음이 없습니다.</translation>
    </message>
    <message>
        <source>No recording&apos;s name says a group; the first is {example}.</source>
        <translation>그룹을 알려 주는 녹음 이름이 없습니다. 첫 번째는 {example}입니다.</translation>
    </message>
    <message>
        <source>No recordings of Donate-a-Cry were found below {folder}.</source>
        <translation>{folder} 아래에서 Donate-a-Cry의 녹음을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>No recordings of UrbanSound8K or ESC-50 were found below {folder}.</source>
        <translation>{folder} 아래에서 UrbanSound8K나 ESC-50의 녹음을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>No weights that others trained are wanted by {names}: {file} would not be used.</source>
        <translation>{names}에는 다른 사람이 훈련한 가중치가 필요 없습니다. {file}은(는) 쓰이지 않습니다.</translation>
    </message>
    <message>
        <source>None of the project&apos;s recordings is in {root}.</source>
        <translation>{root}에 프로젝트의 녹음이 하나도 없습니다.</translation>
    </message>
    <message>
        <source>None of the recordings in {table} is there.</source>
        <translation>{table}에 적힌 녹음이 하나도 없습니다.</translation>
    </message>
    <message>
        <source>Not taken: balanced accuracy fell from {before:.0%} to {after:.0%} on {n} labels.</source>
        <translation>새 버전을 쓰지 않습니다: 라벨 {n}개에서 균형 정확도가 {before:.0%}에서 {after:.0%}로 떨어졌습니다.</translation>
    </message>
    <message>
        <source>Not taken: it does no better than guessing on {n} labels it did not learn from.</source>
        <translation>새 버전을 쓰지 않습니다: 배우지 않은 라벨 {n}개에서 짐작하는 것보다 낫지 않습니다.</translation>
    </message>
    <message>
        <source>Not taken: much of what it knew before was forgotten, and nothing was gained.</source>
        <translation>새 버전을 쓰지 않습니다: 전에 알던 것을 많이 잊었고 나아진 것이 없습니다.</translation>
    </message>
    <message>
        <source>Not taken: what it knew of {name} was partly forgotten.</source>
        <translation>새 버전을 쓰지 않습니다: {name}에 대해 알던 것을 일부 잊었습니다.</translation>
    </message>
    <message>
        <source>Not taken: {name} is recognised clearly less often than before.</source>
        <translation>새 버전을 쓰지 않습니다: {name}을(를) 전보다 뚜렷하게 덜 알아봅니다.</translation>
    </message>
    <message>
        <source>Nothing is labelled {name}.</source>
        <translation>라벨이 {name}인 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing says what {file} wants to hear.</source>
        <translation>{file}에 어떤 소리를 주어야 하는지 적힌 곳이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was kept. Try again, or get the file elsewhere and add it.</source>
        <translation>남겨 둔 것이 없습니다. 다시 하거나, 다른 데서 파일을 구해 추가하세요.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>저장한 것이 없습니다.</translation>
    </message>
    <message>
        <source>Numbers near those of the recipe can.</source>
        <translation>레시피의 값에 가까운 숫자를 쓰세요.</translation>
    </message>
    <message>
        <source>Of several classes, in a row each: {count} recordings or spans (as {first}). They are read as several classes at once.</source>
        <translation>분류가 여럿이고 줄마다 하나씩 적힌 녹음이나 범위: {count}개(예: {first}). 여러 분류가 함께 들리는 것으로 읽습니다.</translation>
    </message>
    <message>
        <source>Of {title} there is no recording left to test on.</source>
        <translation>{title}에 시험할 녹음이 남지 않습니다.</translation>
    </message>
    <message>
        <source>Of {title} there is no recording left to test on. The first that cannot be used, {file}: {why}</source>
        <translation>{title}에 시험할 녹음이 남지 않습니다. 쓸 수 없는 첫 녹음 {file}: {why}</translation>
    </message>
    <message>
        <source>Only subfolders of {folder} hold recordings: {first}.</source>
        <translation>{folder}의 하위 폴더에만 녹음이 있습니다: {first}.</translation>
    </message>
    <message>
        <source>Only the part before was used; copy it again from the recorder.</source>
        <translation>그 앞부분만 썼습니다. 녹음기에서 다시 복사하세요.</translation>
    </message>
    <message>
        <source>Only what is there was used; copy it again if the original is larger.</source>
        <translation>있는 것만 썼습니다. 원본이 더 크면 다시 복사하세요.</translation>
    </message>
    <message>
        <source>Only what the header tells of is read; open it as raw data in an audio editor and save it as WAV or RF64.</source>
        <translation>머리말에 적힌 만큼만 읽습니다. 오디오 편집기에서 원시 데이터로 열어 WAV나 RF64로 저장하세요.</translation>
    </message>
    <message>
        <source>Only {words}.</source>
        <translation>{words}뿐입니다.</translation>
    </message>
    <message>
        <source>Open it as a folder.</source>
        <translation>폴더로 여세요.</translation>
    </message>
    <message>
        <source>Open it in Excel and save it again, or as CSV.</source>
        <translation>Excel에서 열어 다시 저장하거나 CSV로 저장하세요.</translation>
    </message>
    <message>
        <source>Open it instead.</source>
        <translation>대신 그것을 여세요.</translation>
    </message>
    <message>
        <source>Or give the file, from {url}.</source>
        <translation>또는 {url}에서 받은 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>Other fields of its front end can be set.</source>
        <translation>전처리의 다른 항목은 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Percentages have to be divided by 100 first.</source>
        <translation>퍼센트 값은 먼저 100으로 나누어야 합니다.</translation>
    </message>
    <message>
        <source>Predictions are read from a table only.</source>
        <translation>예측은 표에서만 읽습니다.</translation>
    </message>
    <message>
        <source>Put it back, or close the project and open it where it is now.</source>
        <translation>제자리에 돌려놓거나, 프로젝트를 닫고 지금 있는 곳에서 여세요.</translation>
    </message>
    <message>
        <source>Put one of these files beside the network, or say where it is with --labels.</source>
        <translation>이 파일 가운데 하나를 신경망 옆에 두거나, --labels로 있는 곳을 지정하세요.</translation>
    </message>
    <message>
        <source>Put the folders of both side by side.</source>
        <translation>두 폴더를 나란히 두세요.</translation>
    </message>
    <message>
        <source>Put the recordings of each class in a folder named as the class.</source>
        <translation>분류마다 그 이름의 폴더를 만들어 녹음을 넣으세요.</translation>
    </message>
    <message>
        <source>RECIPE is no engine.recipe.Recipe</source>
        <translation>RECIPE가 engine.recipe.Recipe가 아닙니다</translation>
    </message>
    <message>
        <source>Recipes: {known}.</source>
        <translation>레시피: {known}.</translation>
    </message>
    <message>
        <source>Recordings are others than when they were labelled: {n} ({first}).</source>
        <translation>라벨을 붙인 뒤 바뀐 녹음: {n}개({first}).</translation>
    </message>
    <message>
        <source>Recordings cannot be grouped by “{kind}”.</source>
        <translation>“{kind}”(으)로는 녹음을 묶을 수 없습니다.</translation>
    </message>
    <message>
        <source>Remove it, or put the cell in quotation marks with those inside it doubled.</source>
        <translation>따옴표를 지우거나, 칸 안의 따옴표를 두 번씩 쓰고 칸 전체를 따옴표로 묶으십시오.</translation>
    </message>
    <message>
        <source>Restart the computer, or install the driver again.</source>
        <translation>컴퓨터를 다시 시작하거나 드라이버를 다시 설치하세요.</translation>
    </message>
    <message>
        <source>Restart the computer.</source>
        <translation>컴퓨터를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Save it as .xlsx or .csv.</source>
        <translation>.xlsx나 .csv로 저장하세요.</translation>
    </message>
    <message>
        <source>Say --model in place of --project for others.</source>
        <translation>다른 것에는 --project 대신 --model을 쓰세요.</translation>
    </message>
    <message>
        <source>Say of which recordings: earmark export FOLDER --model NAME --out FILE.npz</source>
        <translation>어느 녹음인지 지정하세요: earmark export FOLDER --model NAME --out FILE.npz</translation>
    </message>
    <message>
        <source>Say one of --card, --get, --add and --remove.</source>
        <translation>--card, --get, --add, --remove 가운데 하나를 지정하세요.</translation>
    </message>
    <message>
        <source>Say so with --file-column and --label-column; there are: {columns}.</source>
        <translation>--file-column과 --label-column으로 지정하세요. 있는 열: {columns}.</translation>
    </message>
    <message>
        <source>Say their fold in the table, or split by group.</source>
        <translation>표에 그 폴드를 적거나 그룹으로 나누세요.</translation>
    </message>
    <message>
        <source>Say what separates the parts of a file name.</source>
        <translation>파일 이름의 부분을 무엇으로 나누는지 지정하세요.</translation>
    </message>
    <message>
        <source>Say what to classify: a folder, recordings, or a project.</source>
        <translation>분류할 것을 지정하세요: 폴더, 녹음, 또는 프로젝트.</translation>
    </message>
    <message>
        <source>Say what to export: --project DIR or --model NAME.</source>
        <translation>내보낼 것을 지정하세요: --project DIR 또는 --model NAME.</translation>
    </message>
    <message>
        <source>Say what to learn from: a data set, or --project DIR.</source>
        <translation>무엇에서 배울지 지정하세요: 데이터셋 또는 --project DIR.</translation>
    </message>
    <message>
        <source>Say where the data set is: its folder, or its table.</source>
        <translation>데이터셋이 있는 곳을 지정하세요: 폴더나 표.</translation>
    </message>
    <message>
        <source>Say which columns hold them; there are: {columns}.</source>
        <translation>어느 열인지 지정하세요. 있는 열: {columns}.</translation>
    </message>
    <message>
        <source>Say which, with --from.</source>
        <translation>--from으로 어느 것인지 지정하세요.</translation>
    </message>
    <message>
        <source>Say which: earmark classify FOLDER --project DIR</source>
        <translation>어느 것인지 지정하세요: earmark classify FOLDER --project DIR</translation>
    </message>
    <message>
        <source>Say with --out FILE where the array goes, or leave one of them out.</source>
        <translation>배열을 어디에 쓸지 --out FILE로 지정하거나, 둘 중 하나를 빼세요.</translation>
    </message>
    <message>
        <source>Set KERAS_BACKEND to tensorflow, or write .keras.</source>
        <translation>KERAS_BACKEND를 tensorflow로 정하거나 .keras로 저장하세요.</translation>
    </message>
    <message>
        <source>Several recordings are called “{said}”.</source>
        <translation>이름이 “{said}”인 녹음이 여럿입니다.</translation>
    </message>
    <message>
        <source>Split by group instead.</source>
        <translation>대신 그룹별로 나누세요.</translation>
    </message>
    <message>
        <source>Start it again: it goes on from there.</source>
        <translation>다시 시작하세요. 거기서 이어집니다.</translation>
    </message>
    <message>
        <source>Tables use “|”, “?”, “!” and “none of these” for something else.</source>
        <translation>“|”, “?”, “!”와 “none of these”는 표에서 다른 뜻으로 씁니다.</translation>
    </message>
    <message>
        <source>That is half of its rate_hz; they are low_hz and high_hz.</source>
        <translation>이는 rate_hz의 절반이며, 가장자리는 low_hz와 high_hz입니다.</translation>
    </message>
    <message>
        <source>The array of --json and the table of --table would both be on standard output.</source>
        <translation>--json의 배열과 --table의 표가 둘 다 표준 출력에 나오게 됩니다.</translation>
    </message>
    <message>
        <source>The cache of this project is damaged ({file}); labels are not in it.</source>
        <translation>이 프로젝트의 캐시가 손상되었습니다({file}). 라벨은 거기에 없습니다.</translation>
    </message>
    <message>
        <source>The class map makes {name} of all recordings, and training needs two classes.</source>
        <translation>분류 표가 모든 녹음을 {name}(으)로 바꾸는데, 훈련에는 두 분류가 필요합니다.</translation>
    </message>
    <message>
        <source>The curves cannot be written to {folder}: {reason}.</source>
        <translation>곡선을 {folder}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing could be recorded.</source>
        <translation>디스크가 가득 차 녹음할 수 없었습니다.</translation>
    </message>
    <message>
        <source>The file itself is {file}; its embeddings can be written as .npz.</source>
        <translation>파일 자체는 {file}입니다. 임베딩은 .npz로 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>The file that was there is unchanged.</source>
        <translation>있던 파일은 그대로입니다.</translation>
    </message>
    <message>
        <source>The file&apos;s header tells of {told_s:.2f} s of sound, but {more_s:.2f} s more may lie behind that.</source>
        <translation>파일 머리말에는 소리가 {told_s:.2f}초라고 적혀 있지만 그 뒤에 {more_s:.2f}초가 더 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>The folder of the project is not there any more ({folder}), so nothing is kept.</source>
        <translation>프로젝트 폴더가 더 이상 없어서({folder}) 아무것도 저장되지 않습니다.</translation>
    </message>
    <message>
        <source>The folder {folder} is not there.</source>
        <translation>{folder} 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>The folder {folder} may not be read.</source>
        <translation>{folder} 폴더를 읽을 권한이 없습니다.</translation>
    </message>
    <message>
        <source>The folds of {title} are its own: they are not drawn anew.</source>
        <translation>{title}의 폴드는 데이터셋에 정해진 것이라 새로 나누지 않습니다.</translation>
    </message>
    <message>
        <source>The list of recent projects could not be written: {reason}</source>
        <translation>최근 프로젝트 목록을 저장할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>The microphone “{name}” cannot be opened at {rate} Hz.</source>
        <translation>마이크 “{name}”을(를) {rate} Hz로 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The microphone “{name}” gives no sound any more; listening has stopped.</source>
        <translation>마이크 “{name}”에서 소리가 더 이상 들어오지 않아 듣기를 멈추었습니다.</translation>
    </message>
    <message>
        <source>The model gave no numbers for it.</source>
        <translation>모델이 이 녹음에 수를 내지 못했습니다.</translation>
    </message>
    <message>
        <source>The model is being taught or judged.</source>
        <translation>모델을 가르치거나 평가하는 중입니다.</translation>
    </message>
    <message>
        <source>The model {name} is not here yet.</source>
        <translation>모델 {name}이(가) 아직 여기 없습니다.</translation>
    </message>
    <message>
        <source>The names of {count} of {all} recordings say no group, as {example}. Each of these is a group of its own.</source>
        <translation>녹음 {all}개 중 {count}개의 이름이 그룹을 알려 주지 않습니다(예: {example}). 이들은 각각 하나의 그룹이 됩니다.</translation>
    </message>
    <message>
        <source>The network of {title} was made by others and is no recipe&apos;s, so it cannot be written anew.</source>
        <translation>{title}의 신경망은 다른 사람이 만들었고 레시피로 만든 것이 아니라서 새로 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>The network wants sound as {kind}; Earmark gives it as float32.</source>
        <translation>이 네트워크는 소리를 {kind}(으)로 받습니다. Earmark는 float32로 줍니다.</translation>
    </message>
    <message>
        <source>The recipe {recipe} has no field {name}.</source>
        <translation>레시피 {recipe}에 {name} 항목이 없습니다.</translation>
    </message>
    <message>
        <source>The recipe {recipe} has no field {name}; did you mean {near}?</source>
        <translation>레시피 {recipe}에 {name} 항목이 없습니다. {near} 말입니까?</translation>
    </message>
    <message>
        <source>The settings say to compute on the processor.</source>
        <translation>설정에서 프로세서로 계산하게 되어 있습니다.</translation>
    </message>
    <message>
        <source>The work in the background stopped: {reason}</source>
        <translation>뒤에서 하던 작업이 멈추었습니다: {reason}</translation>
    </message>
    <message>
        <source>Their labels are kept: look whether they still hold.</source>
        <translation>그 라벨은 남아 있습니다. 아직 맞는지 보세요.</translation>
    </message>
    <message>
        <source>There is no folder “{folder}”.</source>
        <translation>“{folder}” 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>There is no recipe named {name}.</source>
        <translation>{name}(이)라는 레시피가 없습니다.</translation>
    </message>
    <message>
        <source>There is no recipe named {name}; did you mean {near}?</source>
        <translation>{name}(이)라는 레시피가 없습니다. {near} 말입니까?</translation>
    </message>
    <message>
        <source>There is no recording with an embedding.</source>
        <translation>임베딩이 있는 녹음이 없습니다.</translation>
    </message>
    <message>
        <source>There is no recording “{said}”: {file} lies in another folder, and other rows mean it too.</source>
        <translation>녹음 “{said}”이(가) 없습니다: {file}은(는) 다른 폴더에 있고 다른 줄도 그것을 가리킵니다.</translation>
    </message>
    <message>
        <source>These are all folds there are: none would be held out to say how good the model is.</source>
        <translation>이것이 모든 폴드입니다. 모델이 얼마나 좋은지 말해 줄 폴드가 따로 남지 않습니다.</translation>
    </message>
    <message>
        <source>They are .txt or .csv files, one a recording.</source>
        <translation>녹음마다 하나씩인 .txt나 .csv 파일입니다.</translation>
    </message>
    <message>
        <source>They fit a network of the same layers in the same order, with as many classes.</source>
        <translation>같은 층이 같은 순서로 있고 분류 수가 같은 신경망에 맞습니다.</translation>
    </message>
    <message>
        <source>They may be a network&apos;s .h5, .weights.h5 or .keras.</source>
        <translation>신경망의 .h5, .weights.h5, .keras 파일일 수 있습니다.</translation>
    </message>
    <message>
        <source>They may be whole numbers that were written as floats, or wrong in places; look at the waveform.</source>
        <translation>정수를 실수로 적었거나 군데군데 잘못된 값일 수 있습니다. 파형을 살펴보세요.</translation>
    </message>
    <message>
        <source>Try again later, or get it elsewhere and add the file.</source>
        <translation>나중에 다시 시도하거나, 다른 곳에서 받아 파일을 추가하세요.</translation>
    </message>
    <message>
        <source>Wait until that is done, then change it.</source>
        <translation>끝날 때까지 기다린 다음 바꾸세요.</translation>
    </message>
    <message>
        <source>What was recorded is kept. Plug it in, or choose another.</source>
        <translation>녹음한 것은 남아 있습니다. 마이크를 연결하거나 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>Where all are right, write them in one row: {joined}.</source>
        <translation>모두 맞다면 한 줄에 적으세요: {joined}.</translation>
    </message>
    <message>
        <source>Where only one of them is right, leave the other rows out.</source>
        <translation>그중 하나만 맞다면 다른 줄을 빼세요.</translation>
    </message>
    <message>
        <source>With --weights FILE it takes a notebook&apos;s network as it is.</source>
        <translation>--weights FILE을 주면 노트북의 네트워크를 그대로 받아들입니다.</translation>
    </message>
    <message>
        <source>Write a line above it that says what the columns are, as in file,label.</source>
        <translation>그 위에 file,label처럼 열 이름을 적은 줄을 쓰세요.</translation>
    </message>
    <message>
        <source>Write a pattern that fits them too.</source>
        <translation>이들에도 맞는 패턴을 쓰세요.</translation>
    </message>
    <message>
        <source>Written in two ways, and taken for one class: {names}.</source>
        <translation>두 가지로 적혀 있어 한 분류로 보았습니다: {names} (앞의 이름을 뒤의 이름으로).</translation>
    </message>
    <message>
        <source>a batch is one window or more</source>
        <translation>배치는 창 하나 이상이어야 합니다</translation>
    </message>
    <message>
        <source>a window of no length</source>
        <translation>길이가 없는 창입니다</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>데이터베이스가 잠겨 있음</translation>
    </message>
    <message>
        <source>earmark models says how to get it: earmark models --get {name}, or --add FILE --as {name}.</source>
        <translation>구하는 방법은 earmark models가 알려 줍니다: earmark models --get {name}, 또는 --add FILE --as {name}.</translation>
    </message>
    <message>
        <source>it is not a number</source>
        <translation>숫자가 아닙니다</translation>
    </message>
    <message>
        <source>it is not a whole number</source>
        <translation>정수가 아닙니다</translation>
    </message>
    <message>
        <source>it says no value, as batch=250 does</source>
        <translation>batch=250처럼 값을 적어야 합니다</translation>
    </message>
    <message>
        <source>nothing is left of a window</source>
        <translation>창에서 아무것도 남지 않습니다</translation>
    </message>
    <message>
        <source>unable to open a copy</source>
        <translation>사본을 열 수 없음</translation>
    </message>
    <message>
        <source>{file} is damaged, and the labels of the project are in it.</source>
        <translation>{file}이(가) 손상되었는데, 프로젝트의 라벨이 거기에 있습니다.</translation>
    </message>
    <message>
        <source>{folder} holds something else than a model; it is not replaced.</source>
        <translation>{folder}에는 모델이 아닌 것이 있어 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>{host} does not give the file now: {said}.</source>
        <translation>{host}이(가) 지금 그 파일을 주지 않습니다: {said}.</translation>
    </message>
    <message>
        <source>{option} is of no use here: it is for {work}.</source>
        <translation>{option}은(는) 여기서 쓸모가 없습니다. {work}에 쓰는 것입니다.</translation>
    </message>
    <message>
        <source>{path} holds labels that would be lost; it is not replaced.</source>
        <translation>{path}에는 사라지게 될 라벨이 있어서 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>{setting} cannot be: the network of {recipe} counts on {field} as it is.</source>
        <translation>{setting}은(는) 쓸 수 없습니다: {recipe}의 신경망은 {field}이(가) 지금 값이어야 작동합니다.</translation>
    </message>
    <message>
        <source>{table} has no headings: its first line, {line}, names a recording.</source>
        <translation>{table}에 열 이름이 없습니다. 첫 줄({line})이 녹음의 이름입니다.</translation>
    </message>
    <message>
        <source>{title} has no class called {names}.</source>
        <translation>{title}에는 {names}(이)라는 분류가 없습니다.</translation>
    </message>
    <message>
        <source>{title} has no classes yet: teach it first.</source>
        <translation>{title}에는 아직 분류가 없습니다. 먼저 가르치세요.</translation>
    </message>
    <message>
        <source>{title} has no entries.</source>
        <translation>{title}에 항목이 없습니다.</translation>
    </message>
    <message>
        <source>{title} was made with a recipe of one&apos;s own, {recipe}, which is not here.</source>
        <translation>{title}은(는) 나만의 레시피 {recipe}(으)로 만들었는데 그 레시피가 여기 없습니다.</translation>
    </message>
    <message>
        <source>{title} was made with the recipe {recipe}, not with {other}.</source>
        <translation>{title}은(는) 레시피 {other}이(가) 아니라 {recipe}(으)로 만들었습니다.</translation>
    </message>
    <message>
        <source>{told} cannot be: the edges of its bands must rise from 0 to {most} Hz at most.</source>
        <translation>{told}은(는) 쓸 수 없습니다: 대역의 가장자리는 0에서 많아야 {most} Hz까지 차례로 커져야 합니다.</translation>
    </message>
    <message>
        <source>{told} cannot be: what the front end makes of silence is no number.</source>
        <translation>{told}은(는) 쓸 수 없습니다: 전처리가 무음에서 숫자가 아닌 값을 만듭니다.</translation>
    </message>
    <message>
        <source>{told} cannot be: {empty} of its {bands} bands hold nothing of a spectrum.</source>
        <translation>{told}은(는) 쓸 수 없습니다: 대역 {bands}개 가운데 {empty}개에 스펙트럼이 하나도 들지 않습니다.</translation>
    </message>
    <message>
        <source>“{text}” is no time of day.</source>
        <translation>“{text}”은(는) 하루 가운데의 시각이 아닙니다.</translation>
    </message>
    <message>
        <source>“{told}” is no time.</source>
        <translation>“{told}”은(는) 시간이 아닙니다.</translation>
    </message>
    <message>
        <source>Take the list that came with the network.</source>
        <translation>신경망에 딸려 온 목록을 쓰세요.</translation>
    </message>
    <message>
        <source>--epochs 0 trains nothing.</source>
        <translation>--epochs 0은 아무것도 훈련하지 않습니다.</translation>
    </message>
    <message>
        <source>--json writes no {ending}.</source>
        <translation>--json은 {ending} 파일을 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>A LiteRT file is written by TensorFlow.</source>
        <translation>LiteRT 파일은 TensorFlow로 저장합니다.</translation>
    </message>
    <message>
        <source>Close the other one and open it here again to change it.</source>
        <translation>바꾸려면 다른 창을 닫고 여기서 다시 여세요.</translation>
    </message>
    <message>
        <source>Labels accepted in bulk, and recordings that the model learned from before, only teach; label others by hand.</source>
        <translation>한꺼번에 수락한 라벨과 모델이 이미 배운 녹음은 가르치기만 합니다. 다른 녹음에 직접 라벨을 붙이세요.</translation>
    </message>
    <message>
        <source>No program was found that shows {place}.</source>
        <translation>{place}을(를) 보여 줄 프로그램을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>None of the recordings of {name} can be used. The first, {file}: {why}</source>
        <translation>{name}의 녹음을 하나도 쓸 수 없습니다. 첫 녹음 {file}: {why}</translation>
    </message>
    <message>
        <source>None of the recordings that are to teach can be used. The first, {file}: {why}</source>
        <translation>가르칠 녹음을 하나도 쓸 수 없습니다. 첫 녹음 {file}: {why}</translation>
    </message>
    <message>
        <source>Open it in a browser or file manager.</source>
        <translation>브라우저나 파일 관리자에서 여세요.</translation>
    </message>
    <message>
        <source>Put a description beside it, {beside}, or say what it is ({known}): earmark models --add {file} --as NAME.</source>
        <translation>설명 파일 {beside}을(를) 옆에 두거나 무엇인지 지정하세요({known}): earmark models --add {file} --as NAME.</translation>
    </message>
    <message>
        <source>Taken, but too few labels to tell whether it is better: {n} in {groups} groups, of {name} only {fewest}.</source>
        <translation>새 버전을 씁니다. 다만 더 나은지 알기에는 라벨이 너무 적습니다: {n}개(그룹 {groups}개), {name}은(는) {fewest}개뿐입니다.</translation>
    </message>
    <message>
        <source>Taken, but whether it is better cannot be told: all {n} labels that judge are of {name}, which is new.</source>
        <translation>새 버전을 씁니다. 다만 더 나은지는 알 수 없습니다: 평가하는 라벨 {n}개가 모두 새 분류 {name}의 것입니다.</translation>
    </message>
    <message>
        <source>Taken, but whether it is better cannot be told: all {n} labels that judge are of {name}.</source>
        <translation>새 버전을 씁니다. 다만 더 나은지는 알 수 없습니다: 평가하는 라벨 {n}개가 모두 {name}의 것입니다.</translation>
    </message>
    <message>
        <source>Taken. The {n} labels in {groups} groups that judge it are too few to tell how good it is: balanced accuracy {after:.0%}.</source>
        <translation>새 버전을 씁니다. 평가하는 라벨 {n}개(그룹 {groups}개)는 얼마나 좋은지 말하기에 너무 적습니다: 균형 정확도 {after:.0%}.</translation>
    </message>
    <message>
        <source>Taken: balanced accuracy {after:.0%} on {n} labels it did not learn from.</source>
        <translation>새 버전을 씁니다: 배우지 않은 라벨 {n}개에서 균형 정확도 {after:.0%}.</translation>
    </message>
    <message>
        <source>Teaching needs two classes.</source>
        <translation>가르치려면 분류가 두 개 필요합니다.</translation>
    </message>
    <message>
        <source>Teaching still works; or train from scratch.</source>
        <translation>가르치기는 여전히 됩니다. 또는 처음부터 훈련하세요.</translation>
    </message>
    <message>
        <source>TensorFlow has no GPU on native Windows since 2.11, so this trains on the processor.</source>
        <translation>Windows용 TensorFlow는 2.11부터 GPU를 쓰지 못하므로 프로세서에서 훈련합니다.</translation>
    </message>
    <message>
        <source>TensorFlow trains on the processor of a Mac.</source>
        <translation>Mac에서는 TensorFlow가 프로세서에서 훈련합니다.</translation>
    </message>
    <message>
        <source>That class is not there any more.</source>
        <translation>그 분류는 이제 없습니다.</translation>
    </message>
    <message>
        <source>The NVIDIA driver does not answer (error {code}).</source>
        <translation>NVIDIA 드라이버가 응답하지 않습니다(오류 {code}).</translation>
    </message>
    <message>
        <source>The NVIDIA driver knows of no graphics card, so training runs on the processor.</source>
        <translation>NVIDIA 드라이버가 아는 그래픽 카드가 없어 프로세서에서 훈련합니다.</translation>
    </message>
    <message>
        <source>The answers known are those of version {known}, not of {here}.</source>
        <translation>알려진 답은 버전 {here}이(가) 아니라 {known}의 것입니다.</translation>
    </message>
    <message>
        <source>The band of frequencies ends below where it begins.</source>
        <translation>주파수 대역의 끝이 시작보다 낮습니다.</translation>
    </message>
    <message>
        <source>The channels cancel each other out, so that their mix is silent.</source>
        <translation>채널끼리 서로 지워져 섞으면 무음이 됩니다.</translation>
    </message>
    <message>
        <source>The computer could not read this file ({cause}).</source>
        <translation>컴퓨터가 이 파일을 읽지 못했습니다({cause}).</translation>
    </message>
    <message>
        <source>The data set has no column “{name}”.</source>
        <translation>데이터셋에 “{name}” 열이 없습니다.</translation>
    </message>
    <message>
        <source>The disk cannot keep up, so the recording has ended.</source>
        <translation>디스크가 따라오지 못해 녹음을 끝냈습니다.</translation>
    </message>
    <message>
        <source>The disk is full, so the recording has ended.</source>
        <translation>디스크가 가득 차 녹음을 끝냈습니다.</translation>
    </message>
    <message>
        <source>The disk is full, so {path} was not written. {whole}</source>
        <translation>디스크가 가득 차 {path}을(를) 저장하지 못했습니다. {whole}</translation>
    </message>
    <message>
        <source>The disk is too full to keep the far view of this recording.</source>
        <translation>디스크가 너무 차서 이 녹음의 멀리서 본 그림을 보관할 수 없습니다.</translation>
    </message>
    <message>
        <source>The disk that holds the project is full.</source>
        <translation>프로젝트가 있는 디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>The download from {host} broke off at {kept} MB: {said}.</source>
        <translation>{host}에서 받다가 {kept} MB에서 끊겼습니다: {said}.</translation>
    </message>
    <message>
        <source>The embeddings of this project are damaged ({file}).</source>
        <translation>이 프로젝트의 임베딩이 손상되었습니다({file}).</translation>
    </message>
    <message>
        <source>The exported network does not answer as the trained one does (apart by {apart:.3f}).</source>
        <translation>내보낸 신경망의 답이 훈련한 신경망과 다릅니다(차이 {apart:.3f}).</translation>
    </message>
    <message>
        <source>The file claims {rate_hz:.0f} values a second, which no recorder makes.</source>
        <translation>파일에는 1초에 값이 {rate_hz:.0f}개라고 되어 있는데, 그런 녹음기는 없습니다.</translation>
    </message>
    <message>
        <source>The file has a header but holds no sound.</source>
        <translation>파일에 헤더는 있지만 소리가 없습니다.</translation>
    </message>
    <message>
        <source>The file is damaged {at_s:.2f} s after its start; what follows cannot be read.</source>
        <translation>파일이 시작에서 {at_s:.2f}초 지난 곳부터 손상되어 그 뒤를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes).</source>
        <translation>파일이 비어 있습니다(0바이트).</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>파일이 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>The file is shorter than it claims: {there_s:.2f} s of {declared_s:.2f} s are there.</source>
        <translation>파일이 적힌 것보다 짧습니다: {declared_s:.2f}초 가운데 {there_s:.2f}초만 있습니다.</translation>
    </message>
    <message>
        <source>The file {file} is not {name} as it was published: its MD5 is {found}, not {md5}.</source>
        <translation>{file} 파일은 공개된 {name}이(가) 아닙니다. MD5가 {md5}이(가) 아니라 {found}입니다.</translation>
    </message>
    <message>
        <source>The file {name} of the model in {folder} is damaged or was changed.</source>
        <translation>{folder}에 있는 모델의 {name} 파일이 손상되었거나 바뀌었습니다.</translation>
    </message>
    <message>
        <source>The file&apos;s header is damaged ({detail}), so its sound cannot be found.</source>
        <translation>파일의 헤더가 손상되어({detail}) 소리를 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>The file&apos;s name is no text that Earmark can keep.</source>
        <translation>파일 이름이 Earmark가 보관할 수 있는 글자가 아닙니다.</translation>
    </message>
    <message>
        <source>The first version. The {n} labels in {groups} groups that judge it are too few to tell how good it is: balanced accuracy {after:.0%}.</source>
        <translation>첫 버전입니다. 평가하는 라벨 {n}개(그룹 {groups}개)는 얼마나 좋은지 말하기에 너무 적습니다: 균형 정확도 {after:.0%}.</translation>
    </message>
    <message>
        <source>The first version: balanced accuracy {after:.0%} on {n} labels it did not learn from.</source>
        <translation>첫 버전: 배우지 않은 라벨 {n}개에서 균형 정확도 {after:.0%}.</translation>
    </message>
    <message>
        <source>The folder could not be listed ({cause}), so no recording below it is known.</source>
        <translation>폴더의 목록을 볼 수 없어({cause}) 그 아래의 녹음을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {said}.</source>
        <translation>{folder} 폴더를 만들 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>The folder {folder} does not hold a folder of recordings for each of two classes.</source>
        <translation>{folder} 폴더에 두 분류의 녹음 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>The graphics card does not answer (error {code}).</source>
        <translation>그래픽 카드가 응답하지 않습니다(오류 {code}).</translation>
    </message>
    <message>
        <source>The graphics card is hidden from this program.</source>
        <translation>그래픽 카드가 이 프로그램에 보이지 않게 되어 있습니다.</translation>
    </message>
    <message>
        <source>The last one counts.</source>
        <translation>마지막 것을 씁니다.</translation>
    </message>
    <message>
        <source>The list {file} cannot be read.</source>
        <translation>{file} 목록을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The longest region cannot be shorter than the shortest.</source>
        <translation>가장 긴 구간이 가장 짧은 구간보다 짧을 수 없습니다.</translation>
    </message>
    <message>
        <source>The model cannot be written to {folder}: {reason}.</source>
        <translation>모델을 {folder}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The model in {folder} cannot be read.</source>
        <translation>{folder}의 모델을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The model in {folder} stands on another, {beside}, which is not beside it.</source>
        <translation>{folder}의 모델은 다른 모델 {beside}을(를) 바탕으로 하는데, 그 모델이 옆에 없습니다.</translation>
    </message>
    <message>
        <source>The model in {folder} was made by a newer Earmark.</source>
        <translation>{folder}의 모델은 더 새로운 Earmark로 만들었습니다.</translation>
    </message>
    <message>
        <source>The model knows no class “{name}”.</source>
        <translation>모델이 “{name}” 분류를 모릅니다.</translation>
    </message>
    <message>
        <source>The model {model} was made with the recipe {recipe} and cannot be tuned with another.</source>
        <translation>모델 {model}은(는) 레시피 {recipe}(으)로 만들었으므로 다른 레시피로 조정할 수 없습니다.</translation>
    </message>
    <message>
        <source>The name does not fit the pattern.</source>
        <translation>이름이 패턴에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The names of the classes of {title} are not here: {tried}.</source>
        <translation>{title}의 분류 이름이 여기 없습니다: {tried}.</translation>
    </message>
    <message>
        <source>The network has no tensor “{name}” of {size} numbers.</source>
        <translation>신경망에 숫자 {size}개짜리 텐서 “{name}”이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The network hears {hears} numbers at once, but {title} is described with {described}.</source>
        <translation>신경망은 한 번에 숫자 {hears}개를 듣는데, {title}의 설명에는 {described}개로 되어 있습니다.</translation>
    </message>
    <message>
        <source>The network of the model in {folder} cannot be run.</source>
        <translation>{folder}에 있는 모델의 신경망을 실행할 수 없습니다.</translation>
    </message>
    <message>
        <source>The network {file} cannot be run: {reason}.</source>
        <translation>신경망 {file}을(를) 실행할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The network&apos;s embedding has {width} numbers, or they are none; {wanted} are described.</source>
        <translation>신경망의 임베딩은 {width}개이거나 숫자가 아닙니다. 설명에는 {wanted}개로 되어 있습니다.</translation>
    </message>
    <message>
        <source>The packed app runs no recipe of your own.</source>
        <translation>묶음 앱에서는 나만의 레시피를 실행하지 않습니다.</translation>
    </message>
    <message>
        <source>The pattern must say where the class is: {example}.</source>
        <translation>패턴에 분류가 어디 있는지 적어야 합니다: {example}.</translation>
    </message>
    <message>
        <source>The pattern “{pattern}” cannot be a name.</source>
        <translation>패턴 “{pattern}”은(는) 이름이 될 수 없습니다.</translation>
    </message>
    <message>
        <source>The pattern “{pattern}” cannot be read: {said}.</source>
        <translation>패턴 “{pattern}”을(를) 읽을 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>The program that wrote the file did something wrong; look at the waveform.</source>
        <translation>파일을 쓴 프로그램에 잘못이 있습니다. 파형을 살펴보세요.</translation>
    </message>
    <message>
        <source>The project has no class “{name}”.</source>
        <translation>프로젝트에 “{name}” 분류가 없습니다.</translation>
    </message>
    <message>
        <source>The project has no recording “{file}”.</source>
        <translation>프로젝트에 녹음 “{file}”이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The project in {folder} cannot be opened: {said}.</source>
        <translation>{folder}의 프로젝트를 열 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>The project in {folder} cannot be written to.</source>
        <translation>{folder}의 프로젝트에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The project in {folder} could not be removed: {said}.</source>
        <translation>{folder}의 프로젝트를 지우지 못했습니다: {said}.</translation>
    </message>
    <message>
        <source>The project in {folder} could not be written: {said}.</source>
        <translation>{folder}의 프로젝트에 쓰지 못했습니다: {said}.</translation>
    </message>
    <message>
        <source>The project in {folder} is busy.</source>
        <translation>{folder}의 프로젝트를 다른 데서 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>The project in {folder} was made by a newer Earmark.</source>
        <translation>{folder}의 프로젝트는 더 새로운 Earmark로 만들었습니다.</translation>
    </message>
    <message>
        <source>The project {folder} belongs to the recordings in {root}.</source>
        <translation>{folder} 프로젝트는 {root}의 녹음에 속합니다.</translation>
    </message>
    <message>
        <source>The project&apos;s folder cannot be written to, so the project can only be read.</source>
        <translation>프로젝트 폴더에 쓸 수 없어 프로젝트를 읽기만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>The recipe in {file} cannot be used: {reason}.</source>
        <translation>{file}의 레시피를 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The recipe {recipe} begins with weights that are fetched once, {megabytes} MB: {why}</source>
        <translation>레시피 {recipe}은(는) 한 번 받아야 하는 가중치({megabytes} MB)에서 시작합니다: {why}</translation>
    </message>
    <message>
        <source>The recipes were not tested on the same recordings, so they cannot be compared.</source>
        <translation>레시피를 같은 녹음으로 시험하지 않아 비교할 수 없습니다.</translation>
    </message>
    <message>
        <source>The recorder probably stopped at once; copy it again if the original is larger.</source>
        <translation>녹음기가 곧바로 멈춘 듯합니다. 원본이 더 크면 다시 복사하세요.</translation>
    </message>
    <message>
        <source>The recorder probably stopped before it wrote anything; copy it again if the original is larger.</source>
        <translation>녹음기가 아무것도 쓰기 전에 멈춘 듯합니다. 원본이 더 크면 다시 복사하세요.</translation>
    </message>
    <message>
        <source>The recording has nothing above {half} Hz.</source>
        <translation>녹음에는 {half} Hz 위에 아무것도 없습니다.</translation>
    </message>
    <message>
        <source>The recording is silent: all its values are the same.</source>
        <translation>녹음이 무음입니다. 모든 값이 같습니다.</translation>
    </message>
    <message>
        <source>The recording is too short to hear anything in it.</source>
        <translation>녹음이 너무 짧아 아무것도 들을 수 없습니다.</translation>
    </message>
    <message>
        <source>The recordings lie on different drives.</source>
        <translation>녹음이 서로 다른 드라이브에 있습니다.</translation>
    </message>
    <message>
        <source>The report cannot be written to {folder}: {reason}.</source>
        <translation>보고서를 {folder}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The row names no recording.</source>
        <translation>줄에 녹음이 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>The self-test says what is missing: earmark self-test</source>
        <translation>무엇이 없는지는 자체 시험이 알려 줍니다: earmark self-test</translation>
    </message>
    <message>
        <source>The sound is stored in a way that Earmark cannot decode ({detail}).</source>
        <translation>소리가 Earmark가 풀 수 없는 방식으로 저장되어 있습니다({detail}).</translation>
    </message>
    <message>
        <source>The table cannot be read beyond line {line}: {said}.</source>
        <translation>표를 {line}번째 줄 뒤로 읽을 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>The table does not say what it is.</source>
        <translation>표에 무엇인지 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>The table has no column “{name}”.</source>
        <translation>표에 “{name}” 열이 없습니다.</translation>
    </message>
    <message>
        <source>The table {path} has one column only.</source>
        <translation>{path} 표에는 열이 하나뿐입니다.</translation>
    </message>
    <message>
        <source>The table {table} leaves no class: none of its classes is here.</source>
        <translation>{table} 표를 따르면 남는 분류가 없습니다. 거기 적힌 분류가 하나도 없습니다.</translation>
    </message>
    <message>
        <source>The tiny recordings are missing.</source>
        <translation>시험용 짧은 녹음이 없습니다.</translation>
    </message>
    <message>
        <source>The trained network could not be written for LiteRT: {reason}.</source>
        <translation>훈련한 신경망을 LiteRT용으로 저장하지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>The weights in {file} are not those of {recipe}: its layer {layer} wants arrays of {wanted}, the file has {found}.</source>
        <translation>{file}의 가중치는 {recipe}의 것이 아닙니다. {layer} 층에는 {wanted} 배열이 필요한데 파일에는 {found}이(가) 있습니다.</translation>
    </message>
    <message>
        <source>The weights in {file} are not those of {recipe}: the file has more layers.</source>
        <translation>{file}의 가중치는 {recipe}의 것이 아닙니다. 파일에 층이 더 많습니다.</translation>
    </message>
    <message>
        <source>The weights in {file} cannot be read.</source>
        <translation>{file}의 가중치를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The weights in {file} cannot be read: {reason}.</source>
        <translation>{file}의 가중치를 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The {below} that is installed has no CUDA.</source>
        <translation>설치된 {below}에는 CUDA가 없습니다.</translation>
    </message>
    <message>
        <source>Their labels are kept.</source>
        <translation>그 라벨은 남아 있습니다.</translation>
    </message>
    <message>
        <source>There are a hundred recordings of this second in {folder}.</source>
        <translation>{folder}에 같은 초의 녹음이 백 개나 있습니다.</translation>
    </message>
    <message>
        <source>There are no folds called {kind}.</source>
        <translation>{kind}(이)라는 폴드가 없습니다.</translation>
    </message>
    <message>
        <source>There are no recordings below {folder}.</source>
        <translation>{folder} 아래에 녹음이 없습니다.</translation>
    </message>
    <message>
        <source>There are no recordings in {folder}.</source>
        <translation>{folder}에 녹음이 없습니다.</translation>
    </message>
    <message>
        <source>There are: {known}; or write one of your own and give it with --description.</source>
        <translation>있는 것: {known}. 또는 직접 써서 --description으로 지정하세요.</translation>
    </message>
    <message>
        <source>There is a class “{name}” already.</source>
        <translation>“{name}” 분류가 이미 있습니다.</translation>
    </message>
    <message>
        <source>There is a project in {folder} already.</source>
        <translation>{folder}에 이미 프로젝트가 있습니다.</translation>
    </message>
    <message>
        <source>There is no NVIDIA driver, so training runs on the processor.</source>
        <translation>NVIDIA 드라이버가 없어 프로세서에서 훈련합니다.</translation>
    </message>
    <message>
        <source>There is no file or folder {place}.</source>
        <translation>{place} 파일이나 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>{file} 파일이 없습니다.</translation>
    </message>
    <message>
        <source>There is no fold {name}.</source>
        <translation>폴드 {name}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>{folder} 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>There is no model in {folder}.</source>
        <translation>{folder}에 모델이 없습니다.</translation>
    </message>
    <message>
        <source>There is no model named {name}.</source>
        <translation>{name}(이)라는 모델이 없습니다.</translation>
    </message>
    <message>
        <source>There is no project in {folder}.</source>
        <translation>{folder}에 프로젝트가 없습니다.</translation>
    </message>
    <message>
        <source>There is no recording “{said}”.</source>
        <translation>녹음 “{said}”이(가) 없습니다.</translation>
    </message>
    <message>
        <source>There is no sound in this span.</source>
        <translation>이 범위에는 소리가 없습니다.</translation>
    </message>
    <message>
        <source>There is no table in {path}.</source>
        <translation>{path}에 표가 없습니다.</translation>
    </message>
    <message>
        <source>There is no table of Raven, Audacity, BirdNET or Kaleidoscope in {folder}.</source>
        <translation>{folder}에 Raven, Audacity, BirdNET, Kaleidoscope의 표가 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing in it that labels a recording of this project.</source>
        <translation>이 프로젝트의 녹음에 붙일 라벨이 그 안에 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to teach yet.</source>
        <translation>아직 가르칠 것이 없습니다.</translation>
    </message>
    <message>
        <source>This app holds TensorFlow without CUDA and trains on the processor.</source>
        <translation>이 앱에는 CUDA 없는 TensorFlow가 들어 있어 프로세서에서 훈련합니다.</translation>
    </message>
    <message>
        <source>This is a folder, not a recording.</source>
        <translation>녹음이 아니라 폴더입니다.</translation>
    </message>
    <message>
        <source>This is not a sound file that Earmark knows, whatever its name says.</source>
        <translation>이름이 어떻든 Earmark가 아는 소리 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>This model was made by another version of the recipe {recipe}; its network cannot be trained further.</source>
        <translation>이 모델은 레시피 {recipe}의 다른 버전으로 만들어 신경망을 더 훈련할 수 없습니다.</translation>
    </message>
    <message>
        <source>This project is open elsewhere, so nothing can be changed here.</source>
        <translation>이 프로젝트가 다른 데서 열려 있어 여기서는 아무것도 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>This project is open in another window, so it can only be read here.</source>
        <translation>이 프로젝트가 다른 창에서 열려 있어 여기서는 읽기만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>This recorder did not run at {text}.</source>
        <translation>이 녹음기는 {text}에 작동하지 않았습니다.</translation>
    </message>
    <message>
        <source>Those in Earmark&apos;s folder resources/backbones show how it is done.</source>
        <translation>Earmark의 resources/backbones 폴더에 있는 것을 보면 방법을 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Too few labels tell whether the new network is better (n = {n}): it waits among the versions.</source>
        <translation>새 신경망이 더 나은지 알기에는 라벨이 너무 적습니다(n = {n}). 버전에서 기다립니다.</translation>
    </message>
    <message>
        <source>Too few labels to teach; still needed: {wanted}.</source>
        <translation>가르치기에는 라벨이 너무 적습니다. 더 필요한 것: {wanted}.</translation>
    </message>
    <message>
        <source>Too few recordings to train on; still needed: {wanted}.</source>
        <translation>훈련하기에는 녹음이 너무 적습니다. 더 필요한 것: {wanted}.</translation>
    </message>
    <message>
        <source>Train again with another seed; tell us if it stays.</source>
        <translation>다른 시드로 다시 훈련하세요. 그래도 그러면 알려 주세요.</translation>
    </message>
    <message>
        <source>Train from scratch, or choose the same recipe.</source>
        <translation>처음부터 훈련하거나 같은 레시피를 고르세요.</translation>
    </message>
    <message>
        <source>Trained without classes that have too few labels; still needed: {wanted}.</source>
        <translation>라벨이 너무 적은 분류를 빼고 훈련했습니다. 더 필요한 것: {wanted}.</translation>
    </message>
    <message>
        <source>Trained without {name}: {more} more of {name} needed.</source>
        <translation>{name}을(를) 빼고 훈련했습니다. {name}이(가) {more}개 더 필요합니다.</translation>
    </message>
    <message>
        <source>Training needs labels of two classes.</source>
        <translation>훈련하려면 두 분류의 라벨이 필요합니다.</translation>
    </message>
    <message>
        <source>Training needs {below}, which cannot be loaded here ({reason}); everything else works.</source>
        <translation>훈련에는 {below}이(가) 필요한데 여기서 불러올 수 없습니다({reason}). 다른 것은 모두 작동합니다.</translation>
    </message>
    <message>
        <source>Training needs {below}, which is not installed.</source>
        <translation>훈련에는 {below}이(가) 필요한데 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>잠시 뒤에 다시 하세요.</translation>
    </message>
    <message>
        <source>Try again; look whether the project&apos;s drive is there.</source>
        <translation>프로젝트의 드라이브가 있는지 보고 다시 하세요.</translation>
    </message>
    <message>
        <source>Try another seed, or a lower learning rate.</source>
        <translation>다른 시드나 더 낮은 학습률로 해 보세요.</translation>
    </message>
    <message>
        <source>Try it in an audio player, and convert it to WAV if it plays there.</source>
        <translation>소리 재생 프로그램에서 들어 보고, 재생되면 WAV로 바꾸세요.</translation>
    </message>
    <message>
        <source>Type it as 5:30, 05:30:15 or 2019-05-22 05:30.</source>
        <translation>5:30, 05:30:15 또는 2019-05-22 05:30과 같이 입력하세요.</translation>
    </message>
    <message>
        <source>Unset {variable} to use it.</source>
        <translation>쓰려면 {variable}을(를) 해제하세요.</translation>
    </message>
    <message>
        <source>Update Earmark to open it.</source>
        <translation>열려면 Earmark를 업데이트하세요.</translation>
    </message>
    <message>
        <source>Update Earmark to use it.</source>
        <translation>쓰려면 Earmark를 업데이트하세요.</translation>
    </message>
    <message>
        <source>Use --folds group.</source>
        <translation>--folds group을 쓰세요.</translation>
    </message>
    <message>
        <source>Use --folds group: groups are then kept whole.</source>
        <translation>--folds group을 쓰세요. 그러면 그룹을 나누지 않습니다.</translation>
    </message>
    <message>
        <source>Version {number} is not kept any more.</source>
        <translation>{number}번 버전은 더 이상 보관하지 않습니다.</translation>
    </message>
    <message>
        <source>What came from {host} is not the file it should be (SHA-256 {found}).</source>
        <translation>{host}에서 받은 것이 그 파일이 아닙니다(SHA-256 {found}).</translation>
    </message>
    <message>
        <source>What was found out cannot be kept in {folder}: {reason}.</source>
        <translation>알아낸 것을 {folder}에 보관할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>What was heard until then is in it.</source>
        <translation>그때까지 들은 것은 안에 있습니다.</translation>
    </message>
    <message>
        <source>What was heard until then is in {file}.</source>
        <translation>그때까지 들은 것은 {file}에 있습니다.</translation>
    </message>
    <message>
        <source>What was heard until then is in {file}. Free some space to go on.</source>
        <translation>그때까지 들은 것은 {file}에 있습니다. 이어서 하려면 공간을 비우세요.</translation>
    </message>
    <message>
        <source>What was measured is kept; try again.</source>
        <translation>잰 것은 남아 있습니다. 다시 하세요.</translation>
    </message>
    <message>
        <source>Which model the project uses cannot be read: {said}.</source>
        <translation>프로젝트가 어떤 모델을 쓰는지 읽을 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>Write a CSV instead.</source>
        <translation>대신 CSV로 저장하세요.</translation>
    </message>
    <message>
        <source>Write it as in fold=1,2.</source>
        <translation>fold=1,2와 같이 쓰세요.</translation>
    </message>
    <message>
        <source>Write seconds, as 83.5, or min:s or h:min:s, as 1:02:03.</source>
        <translation>83.5와 같은 초나, 1:02:03과 같은 분:초 또는 시:분:초로 쓰세요.</translation>
    </message>
    <message>
        <source>Writing it needs TensorFlow, also where something else trained it.</source>
        <translation>다른 것으로 훈련했더라도 저장하려면 TensorFlow가 필요합니다.</translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation>이 파일을 읽을 권한이 없습니다.</translation>
    </message>
    <message>
        <source>another version</source>
        <translation>다른 버전</translation>
    </message>
    <message>
        <source>it is below 0</source>
        <translation>0보다 작습니다</translation>
    </message>
    <message>
        <source>name, rate_hz or window_s</source>
        <translation>name, rate_hz 또는 window_s</translation>
    </message>
    <message>
        <source>no numbers</source>
        <translation>숫자 없음</translation>
    </message>
    <message>
        <source>no rows to evaluate</source>
        <translation>평가할 줄이 없습니다</translation>
    </message>
    <message>
        <source>no scores were kept</source>
        <translation>보관한 점수가 없습니다</translation>
    </message>
    <message>
        <source>pip install &quot;tensorflow[and-cuda]&quot;</source>
        <translation>pip install &quot;tensorflow[and-cuda]&quot;</translation>
    </message>
    <message>
        <source>the connection ended early</source>
        <translation>연결이 일찍 끊겼습니다</translation>
    </message>
    <message>
        <source>the two systems were not asked about the same rows</source>
        <translation>두 시스템에 같은 줄을 묻지 않았습니다</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>너무 큼</translation>
    </message>
    <message>
        <source>{count} of its values are not numbers; they were taken as silence.</source>
        <translation>값 {count}개가 숫자가 아니어서 무음으로 여겼습니다.</translation>
    </message>
    <message>
        <source>{count} of {entries} entries of {title} cannot be used. {first}.</source>
        <translation>{title}의 항목 {entries}개 가운데 {count}개를 쓸 수 없습니다. {first}.</translation>
    </message>
    <message>
        <source>{file} cannot be recorded to: {said}.</source>
        <translation>{file}에 녹음할 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>{file} could not be written any more: {said}.</source>
        <translation>{file}에 더 이상 쓸 수 없었습니다: {said}.</translation>
    </message>
    <message>
        <source>{file} does not describe a network: {reason}.</source>
        <translation>{file}은(는) 신경망의 설명이 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>{file} is a recording, not a data set.</source>
        <translation>{file}은(는) 데이터셋이 아니라 녹음입니다.</translation>
    </message>
    <message>
        <source>{file} names {found} classes, but {title} has {size}.</source>
        <translation>{file}에는 분류가 {found}개 있는데 {title}에는 {size}개 있습니다.</translation>
    </message>
    <message>
        <source>{file} was written for a newer Earmark.</source>
        <translation>{file}은(는) 더 새로운 Earmark용입니다.</translation>
    </message>
    <message>
        <source>{host} cannot be reached: {said}.</source>
        <translation>{host}에 연결할 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>{host} does not have the file any more: {said}.</source>
        <translation>{host}에 그 파일이 더 이상 없습니다: {said}.</translation>
    </message>
    <message>
        <source>{many} of {all} formats cannot be read: {wrong}.</source>
        <translation>형식 {all}개 가운데 {many}개를 읽을 수 없습니다: {wrong}.</translation>
    </message>
    <message>
        <source>{many} of {all} samples got another answer: {wrong}.</source>
        <translation>견본 {all}개 가운데 {many}개의 답이 다릅니다: {wrong}.</translation>
    </message>
    <message>
        <source>{more} more of {name} needed.</source>
        <translation>{name}이(가) {more}개 더 필요합니다.</translation>
    </message>
    <message>
        <source>{name} answers with what is no number: its training ran away.</source>
        <translation>{name}의 답이 숫자가 아닙니다. 훈련이 발산했습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read as an Excel file.</source>
        <translation>{path}을(를) Excel 파일로 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {said}.</source>
        <translation>{path}을(를) 읽을 수 없습니다: {said}.</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path}은(는) 폴더입니다.</translation>
    </message>
    <message>
        <source>{path} is a sound file; it is not replaced.</source>
        <translation>{path}은(는) 소리 파일이므로 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>{path} is no file.</source>
        <translation>{path}은(는) 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>{path} is of an old Excel kind.</source>
        <translation>{path}은(는) 옛 Excel 형식입니다.</translation>
    </message>
    <message>
        <source>{path} is open in another program or may not be written. {whole}</source>
        <translation>{path}이(가) 다른 프로그램에서 열려 있거나 쓸 권한이 없습니다. {whole}</translation>
    </message>
    <message>
        <source>{path} is something else than labels; it is not replaced.</source>
        <translation>{path}은(는) 라벨이 아닌 다른 것이므로 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>{path} was not written: {said}. {whole}</source>
        <translation>{path}을(를) 저장하지 못했습니다: {said}. {whole}</translation>
    </message>
    <message>
        <source>{place} is no data set that Earmark knows. It looked there for a table of files and classes ({tables}), for a folder of recordings for each of two classes ({folders} folders hold recordings), and for classes in the names of its {count} recordings.</source>
        <translation>{place}은(는) Earmark가 아는 데이터셋이 아닙니다. 파일과 분류의 표({tables}), 두 분류의 녹음 폴더(녹음이 든 폴더 {folders}개), 녹음 {count}개의 이름에 적힌 분류를 찾아보았습니다.</translation>
    </message>
    <message>
        <source>{setting} cannot be: {reason}.</source>
        <translation>{setting}은(는) 쓸 수 없는 값입니다: {reason}.</translation>
    </message>
    <message>
        <source>{table} cannot be read.</source>
        <translation>{table}을(를) 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{table} does not say what becomes of {name}.</source>
        <translation>{table}에 {name}을(를) 무엇으로 바꿀지 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>{table} has no column that looks like {missing} (it has: {columns}).</source>
        <translation>{table}에 {missing}(으)로 보이는 열이 없습니다(있는 열: {columns}).</translation>
    </message>
    <message>
        <source>{title} has no folds of its own.</source>
        <translation>{title}에는 자기 폴드가 없습니다.</translation>
    </message>
    <message>
        <source>{title} knows fewer than two of the classes of {dataset}.</source>
        <translation>{title}이(가) {dataset}의 분류 가운데 아는 것이 두 개가 되지 않습니다.</translation>
    </message>
    <message>
        <source>{title} knows none of the {count} classes that are listed.</source>
        <translation>{title}은(는) 적힌 분류 {count}개를 하나도 모릅니다.</translation>
    </message>
    <message>
        <source>{title} learned from every group of {dataset}: nothing is left to test it on.</source>
        <translation>{title}은(는) {dataset}의 모든 그룹에서 배웠으므로 시험할 것이 남지 않습니다.</translation>
    </message>
    <message>
        <source>{told} cannot be: the front end makes nothing of a window of sound.</source>
        <translation>{told}은(는) 쓸 수 없습니다: 전처리가 소리 창에서 아무것도 만들지 못합니다.</translation>
    </message>
    <message>
        <source>{url} is no address on the web.</source>
        <translation>{url}은(는) 웹 주소가 아닙니다.</translation>
    </message>
    <message>
        <source>“{said}” does not say which column has which value.</source>
        <translation>“{said}”에 어느 열이 어떤 값인지 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>“{said}” is not a number.</source>
        <translation>“{said}”은(는) 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>a folder for each class</source>
        <translation>분류마다 나눈 폴더</translation>
    </message>
    <message>
        <source>names by a pattern</source>
        <translation>패턴에 맞는 이름</translation>
    </message>
    <message>
        <source>Donate-a-Cry names</source>
        <translation>Donate-a-Cry 이름</translation>
    </message>
    <message>
        <source>an Earmark project</source>
        <translation>Earmark 프로젝트</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>day</source>
        <translation>날짜</translation>
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
        <translation>Space</translation>
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
        <translation>Earmark의 오류</translation>
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
        <translation>{name}(이)라는 파일이 이미 있습니다.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>바꾸기</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Cry or no cry</source>
        <translation>울음인지 아닌지</translation>
    </message>
    <message>
        <source>Infant cry: hungry or other</source>
        <translation>아기 울음: 배고픔 또는 그 밖</translation>
    </message>
    <message>
        <source>Sounds around us</source>
        <translation>우리 주변의 소리</translation>
    </message>
    <message>
        <source>Sounds around us, for any use</source>
        <translation>우리 주변의 소리, 모든 용도</translation>
    </message>
</context>
<context>
    <name>moved</name>
    <message>
        <source>They are called the same, and those were in {root}, which is not there now.</source>
        <translation>이름이 같고, 그 녹음들은 지금은 없는 {root}에 있었습니다.</translation>
    </message>
    <message>
        <source>Are these the recordings of the project “{name}”?</source>
        <translation>프로젝트 “{name}”의 녹음입니까?</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>그 프로젝트로 계속하기</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>Asking about families it has not heard</source>
        <translation>들어 보지 않은 가족에게 묻는 중</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>받는 중</translation>
    </message>
    <message>
        <source>Finding regions</source>
        <translation>구간 찾는 중</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>준비하는 중</translation>
    </message>
    <message>
        <source>Writing the network</source>
        <translation>신경망 쓰는 중</translation>
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
        <translation>사본을 찾는 중</translation>
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
        <translation>실수를 그리는 중</translation>
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
        <translation>거부하는 중</translation>
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
        <translation>훈련하는 중</translation>
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
        <translation>나만의 레시피</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Python 파일 (*.py)</translation>
    </message>
    <message>
        <source>The file of a recipe of your own</source>
        <translation>나만의 레시피 파일</translation>
    </message>
    <message>
        <source>A comma in its name or folder stands in the way: rename it.</source>
        <translation>이름이나 폴더에 쉼표가 있어 쓸 수 없습니다. 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>{file} is a program. When you train with it, its code runs with all that you may do on this computer: read, change and delete files. Use it only if you wrote it, or trust who did.</source>
        <translation>{file}은(는) 프로그램입니다. 이것으로 훈련하면 그 코드가 이 컴퓨터에서 여러분이 할 수 있는 모든 일, 곧 파일을 읽고 바꾸고 삭제하는 일을 할 수 있습니다. 직접 썼거나 쓴 사람을 믿을 때만 사용하세요.</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>실행하기</translation>
    </message>
    <message>
        <source>Run the code in {file}?</source>
        <translation>{file}의 코드를 실행할까요?</translation>
    </message>
</context>
<context>
    <name>recipes</name>
    <message>
        <source>A small network trained from scratch; the one the everyday model is made with.</source>
        <translation>처음부터 훈련하는 작은 신경망. everyday 모델을 만든 레시피입니다.</translation>
    </message>
    <message>
        <source>Convolutional recurrent network</source>
        <translation>합성곱 순환 신경망</translation>
    </message>
    <message>
        <source>Earmark (small residual network)</source>
        <translation>Earmark(작은 잔차 신경망)</translation>
    </message>
    <message>
        <source>EfficientNetB0 as it was trained on ImageNet&apos;s photographs, and a new dense layer, on coloured pictures of spectrograms.</source>
        <translation>ImageNet 사진으로 훈련된 EfficientNetB0에 새 밀집층 하나를 더해, 색을 입힌 스펙트로그램 그림을 봅니다.</translation>
    </message>
    <message>
        <source>EfficientNetB0, pretrained on photographs</source>
        <translation>EfficientNetB0, 사진으로 사전 훈련</translation>
    </message>
    <message>
        <source>Four convolutions on 64 mel bands in decibels, as in a command-line project on UrbanSound8K.</source>
        <translation>데시벨 단위의 멜 대역 64개에 합성곱 네 층. UrbanSound8K용 명령줄 프로젝트에서 쓴 것입니다.</translation>
    </message>
    <message>
        <source>Gammatone CNN</source>
        <translation>감마톤 CNN</translation>
    </message>
    <message>
        <source>Infant cry: MFCC and mel branches</source>
        <translation>아기 울음: MFCC 가지와 멜 가지</translation>
    </message>
    <message>
        <source>Log-mel CNN</source>
        <translation>로그 멜 CNN</translation>
    </message>
    <message>
        <source>Mel 64x64 CNN</source>
        <translation>멜 64x64 CNN</translation>
    </message>
    <message>
        <source>Mel bands in decibels scaled to 64x64 and three pairs of convolutions, as in a notebook on UrbanSound8K.</source>
        <translation>64x64로 맞춘 데시벨 단위의 멜 대역에 합성곱 세 쌍. UrbanSound8K용 노트북에서 쓴 것입니다.</translation>
    </message>
    <message>
        <source>No network: mean, spread, peaks and change of the level in each of 64 frequency bands, and a linear head.</source>
        <translation>신경망 없음: 대역 64개의 레벨 통계(평균, 퍼짐, 최댓값, 변화)와 선형 헤드.</translation>
    </message>
    <message>
        <source>Plain CNN</source>
        <translation>보통 CNN</translation>
    </message>
    <message>
        <source>Plain convolutions on 256 mel bands at 44.1 kHz, and a varied copy of each recording.</source>
        <translation>44.1 kHz의 멜 대역 256개에 보통 합성곱. 녹음마다 변형한 사본을 하나씩 씁니다.</translation>
    </message>
    <message>
        <source>ResNet-152 as it was trained on ImageNet&apos;s photographs, and four new dense layers, on coloured pictures of spectrograms.</source>
        <translation>ImageNet 사진으로 훈련된 ResNet-152에 새 밀집층 넷을 더해, 색을 입힌 스펙트로그램 그림을 봅니다.</translation>
    </message>
    <message>
        <source>ResNet-152, pretrained on photographs</source>
        <translation>ResNet-152, 사진으로 사전 훈련</translation>
    </message>
    <message>
        <source>Separable CNN</source>
        <translation>분리 합성곱 CNN</translation>
    </message>
    <message>
        <source>Separable convolutions on 256 mel bands at 44.1 kHz, with weights for rare classes and moved pictures.</source>
        <translation>44.1 kHz의 멜 대역 256개에 분리 합성곱. 드문 분류에 가중치를 주고 그림을 옮겨 가며 훈련합니다.</translation>
    </message>
    <message>
        <source>Spectrogram picture 64x64 CNN</source>
        <translation>스펙트로그램 그림 64x64 CNN</translation>
    </message>
    <message>
        <source>The same network as logmel_cnn on 64 gammatone filters, which are shaped like those of the ear.</source>
        <translation>logmel_cnn과 같은 신경망에, 귀의 필터와 모양이 같은 감마톤 필터 64개를 씁니다.</translation>
    </message>
    <message>
        <source>The same network as mel64_cnn on an inverted picture of the spectrogram: what pictures are worth beside numbers.</source>
        <translation>mel64_cnn과 같은 신경망에 색을 뒤집은 스펙트로그램 그림을 줍니다. 숫자에 견주어 그림이 얼마나 쓸모 있는지 봅니다.</translation>
    </message>
    <message>
        <source>Three convolutions and a recurrent layer over time, on our own log-mels.</source>
        <translation>Earmark의 로그 멜에 합성곱 세 층과 시간 방향의 순환층 하나.</translation>
    </message>
    <message>
        <source>Two residual branches, on cepstra and on mel bands, at 8 kHz: for why a baby cries, as far as that can be heard.</source>
        <translation>8 kHz의 켑스트럼과 멜 대역에 잔차 가지 둘. 아기가 우는 까닭을, 들리는 만큼 가립니다.</translation>
    </message>
</context>
<context>
    <name>scores</name>
    <message>
        <source>the windows of one recording kept together</source>
        <translation>한 녹음의 창을 함께 묶음</translation>
    </message>
    <message>
        <source>the recordings of one folder kept together</source>
        <translation>한 폴더의 녹음을 함께 묶음</translation>
    </message>
    <message>
        <source>recordings that share a part of their name kept together</source>
        <translation>이름의 한 부분이 같은 녹음을 함께 묶음</translation>
    </message>
    <message>
        <source>the groups of your table kept together</source>
        <translation>표의 그룹을 함께 묶음</translation>
    </message>
    <message>
        <source>the recordings of one day kept together</source>
        <translation>같은 날의 녹음을 함께 묶음</translation>
    </message>
    <message>
        <source>{n} more of {name}</source>
        <translation>{name} {n}개</translation>
    </message>
    <message>
        <source> and </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{list} needed.</source>
        <translation>더 필요한 라벨: {list}.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새 분류</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>labels: {n}, groups: {groups}; the model that was tested had not learned from them; {grouping}</source>
        <translation>라벨 {n}개, 그룹 {groups}개. 평가된 모델은 이 라벨을 배우지 않음. {grouping}</translation>
    </message>
    <message>
        <source>labels: {n}, groups: {groups}; each tested by a model that had not learned from it; {grouping}</source>
        <translation>라벨 {n}개, 그룹 {groups}개. 각각 그것을 배우지 않은 모델로 시험함. {grouping}</translation>
    </message>
    <message>
        <source>labels: {n}, groups: {groups}; {grouping}</source>
        <translation>라벨 {n}개, 그룹 {groups}개. {grouping}</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>시험한 것</translation>
    </message>
    <message>
        <source>labels accepted in bulk: {n}; they teach but do not test</source>
        <translation>한꺼번에 받아들인 라벨: {n}개. 가르치지만 시험하지 않음</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>시험하지 않음</translation>
    </message>
    <message>
        <source>labels left out: {n}; the model it started from had learned from these recordings itself</source>
        <translation>제외한 라벨: {n}개; 처음 모델이 이 녹음들을 이미 학습했습니다</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>{before} before, {after} after</source>
        <translation>전 {before}, 뒤 {after}</translation>
    </message>
    <message>
        <source>Change of the classes it knew</source>
        <translation>알던 분류의 변화</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>{share}, always answering the commonest class</source>
        <translation>{share}, 늘 가장 흔한 분류라고 답할 때</translation>
    </message>
    <message>
        <source>By guessing</source>
        <translation>짐작할 때</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>얼마나 확실한지</translation>
    </message>
    <message>
        <source>What it knew before, tested on remembered sounds that are never taught. Classes found as often as before: {same} of {n}</source>
        <translation>전에 알던 것을, 가르치는 데 쓰지 않고 기억해 둔 소리로 시험했습니다. 전만큼 찾은 분류: {n}개 가운데 {same}개</translation>
    </message>
    <message>
        <source>{after} of {name} were found, which is new. Nothing else was tested: how well it is told from others is not known.</source>
        <translation>새 분류 {name}의 {after}를 찾았습니다. 다른 것은 시험하지 않아, 다른 분류와 얼마나 잘 가리는지는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>{after} of {name} were found, {before} before. Nothing else was tested: how well it is told from others is not known.</source>
        <translation>{name}의 {after}를 찾았습니다(전에는 {before}). 다른 것은 시험하지 않아, 다른 분류와 얼마나 잘 가리는지는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>{points:+d} points</source>
        <translation>{points:+d}%p</translation>
    </message>
    <message>
        <source>(too few to tell how sure)</source>
        <translation>(얼마나 확실한지 알기에는 너무 적음)</translation>
    </message>
    <message>
        <source>(95 %: {low:+d} to {high:+d})</source>
        <translation>(95 %: {low:+d}~{high:+d})</translation>
    </message>
    <message>
        <source>too few groups to tell: {name} has {n}, and every class needs {enough}</source>
        <translation>알기에는 그룹이 너무 적음: {name}은(는) {n}개이고, 분류마다 {enough}개가 필요함</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>보정 오차</translation>
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
        <source>screen</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>소리</translation>
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
    <message>
        <source>window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>sound out</source>
        <translation>소리 출력</translation>
    </message>
    <message>
        <source>sound in</source>
        <translation>소리 입력</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>0 %</source>
        <translation>0 %</translation>
    </message>
    <message>
        <source>50 %</source>
        <translation>50 %</translation>
    </message>
    <message>
        <source>75 %</source>
        <translation>75 %</translation>
    </message>
    <message>
        <source>87.5 %</source>
        <translation>87.5 %</translation>
    </message>
    <message>
        <source>About 1 kB a window; teaching needs them.</source>
        <translation>창 하나에 약 1 kB입니다. 가르칠 때 필요합니다.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Automatic: a window for each pixel, half a window apart where there are more windows than pixels.</source>
        <translation>자동: 픽셀마다 창 하나. 창이 픽셀보다 많으면 창의 절반 간격으로 나눕니다.</translation>
    </message>
    <message>
        <source>Brightens the picture and stretches the wave; what is heard stays.</source>
        <translation>그림을 밝게 하고 파형을 늘립니다. 들리는 소리는 그대로입니다.</translation>
    </message>
    <message>
        <source>Byte-order mark for Excel</source>
        <translation>Excel용 바이트 순서 표시(BOM)</translation>
    </message>
    <message>
        <source>Changed keys, each as action=key</source>
        <translation>바꾼 단축키, 하나씩 동작=키로</translation>
    </message>
    <message>
        <source>Channels shown: mixed, each, or one by its number from 1; none: what models hear</source>
        <translation>보이는 채널: mixed, each 또는 1부터 센 번호. 비우면 모델이 듣는 채널</translation>
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
        <translation>목록의 열</translation>
    </message>
    <message>
        <source>Compute on the processor only</source>
        <translation>프로세서에서만 계산</translation>
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
        <translation>멀리서 보면</translation>
    </message>
    <message>
        <source>Floor and top of the colours in dB; none: automatic</source>
        <translation>색의 아래 끝과 위 끝(dB). 비우면 자동</translation>
    </message>
    <message>
        <source>Frequencies</source>
        <translation>주파수</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>이득</translation>
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
        <translation>채널. -1: 모두</translation>
    </message>
    <message>
        <source>Its rate; 0: its own</source>
        <translation>표본화율. 0: 장치의 값</translation>
    </message>
    <message>
        <source>Keep embeddings for teaching</source>
        <translation>가르치기 위해 임베딩 보관</translation>
    </message>
    <message>
        <source>Kind of file that is recorded</source>
        <translation>녹음하는 파일의 형식</translation>
    </message>
    <message>
        <source>Labelling</source>
        <translation>라벨 붙이기</translation>
    </message>
    <message>
        <source>Of the many windows in each pixel: the loudest level, which loses nothing short, or the mean.</source>
        <translation>픽셀마다 들어 있는 많은 창 가운데 가장 큰 레벨(짧은 소리를 놓치지 않음) 또는 평균.</translation>
    </message>
    <message>
        <source>Overlap of windows</source>
        <translation>창 겹침</translation>
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
        <translation>마지막에 들은 마이크</translation>
    </message>
    <message>
        <source>The sound device to play on; none: the system&apos;s own choice</source>
        <translation>재생할 소리 장치. 비우면 시스템이 고른 장치</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Time of day, where it is known</source>
        <translation>알 수 있으면 시각으로 표시</translation>
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
        <translation>모델이 본 것 보이기</translation>
    </message>
    <message>
        <source>Where recordings outside a project are put</source>
        <translation>프로젝트 밖의 녹음을 둘 곳</translation>
    </message>
    <message>
        <source>Where the window was</source>
        <translation>프로그램 창의 위치</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Window function</source>
        <translation>창 함수</translation>
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
        <translation>자동</translation>
    </message>
    <message>
        <source>blackman</source>
        <translation>blackman</translation>
    </message>
    <message>
        <source>blackman-harris</source>
        <translation>blackman-harris</translation>
    </message>
    <message>
        <source>cividis</source>
        <translation>cividis</translation>
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
        <translation>플랫톱</translation>
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
        <translation>회색(뒤집음)</translation>
    </message>
    <message>
        <source>hamming</source>
        <translation>hamming</translation>
    </message>
    <message>
        <source>hann</source>
        <translation>hann</translation>
    </message>
    <message>
        <source>inferno</source>
        <translation>inferno</translation>
    </message>
    <message>
        <source>light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>magma</source>
        <translation>magma</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>mel</source>
        <translation>멜</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>rectangular</source>
        <translation>직사각형</translation>
    </message>
    <message>
        <source>system</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>viridis</source>
        <translation>viridis</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
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
        <translation>늘 “{commonest}”(이)라고만 말해도 {share} 맞지만, 알려 주는 것은 없습니다.</translation>
    </message>
    <message>
        <source>Better than chance: right {balanced} of the time on cries of families it had not heard, classes counting the same (95 % interval {low} to {high}; guessing: {guessing}).</source>
        <translation>우연보다 낫습니다: 들어 보지 않은 가족의 울음에서 분류를 똑같이 셈해 {balanced} 맞힙니다(95 % 신뢰구간 {low}~{high}, 짐작: {guessing}).</translation>
    </message>
    <message>
        <source>No evidence better than chance: right {balanced} of the time on cries of families it had not heard, classes counting the same (95 % interval {low} to {high}; guessing: {guessing}).</source>
        <translation>우연보다 낫다는 증거가 없습니다: 들어 보지 않은 가족의 울음에서 분류를 똑같이 셈해 {balanced} 맞힙니다(95 % 신뢰구간 {low}~{high}, 짐작: {guessing}).</translation>
    </message>
    <message>
        <source>Research use, not a medical device.</source>
        <translation>연구용이며 의료 기기가 아닙니다.</translation>
    </message>
    <message>
        <source>Taught with your labels: the Training page says how good it is on recordings it was not taught with.</source>
        <translation>여러분의 라벨로 가르쳤습니다. 배우지 않은 녹음에서 얼마나 잘하는지는 훈련 쪽에 있습니다.</translation>
    </message>
</context>
<context>
    <name>walking</name>
    <message>
        <source>Choose something that has a class first</source>
        <translation>먼저 분류가 있는 것을 고르세요</translation>
    </message>
    <message>
        <source>No {name} further on</source>
        <translation>이 뒤에는 {name}이(가) 없습니다</translation>
    </message>
</context>
</TS>
